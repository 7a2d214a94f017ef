"""Makes resources/house/briefbook.docx: the skeleton of every DOCX, a package opened and saved by python-docx.

No thumbnail, no custom XML, no dates, no author, no program name; styles, lists and fonts are written at export.
An export takes its parts as they are: loading python-docx for that took longer than writing 100 pages.
Run: python -m tools.word_template
"""

import io
import sys
import zipfile
from collections.abc import Mapping
from typing import Final

from docx import Document

from briefbook.places import resource

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KEPT: Final = ("document", "styles", "numbering", "settings", "fontTable")
_SETTINGS: Final = (
    f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:mirrorMargins/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '</w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
_CORE: Final = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title/></cp:coreProperties>'
)


def template() -> bytes:
    """The template as bytes, the same at each run: the parts as python-docx saves them, without a date."""
    saved = io.BytesIO()
    Document(io.BytesIO(_zipped(_parts()))).save(saved)
    with zipfile.ZipFile(saved) as archive:
        return _zipped({name: archive.read(name) for name in archive.namelist()})


def _parts() -> dict[str, str]:
    """Name and text of every part."""
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("officeDocument", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{_OFFICE}/{name}", f"{name}.xml") for name in _KEPT if name != "document")
        ),
        "word/document.xml": f"{_HEAD}<w:document {_W}><w:body><w:p/><w:sectPr/></w:body></w:document>",
        "word/fontTable.xml": f"{_HEAD}<w:fonts {_W}/>",
        "word/numbering.xml": f"{_HEAD}<w:numbering {_W}/>",
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": f"{_HEAD}<w:styles {_W}/>",
    }


def _zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of the parts in their order, all of one date."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return held.getvalue()


def main() -> int:
    """Writes the template."""
    made = template()
    target = resource("house/briefbook.docx")
    target.write_bytes(made)
    print(f"{target.name}: {len(made):,} bytes")
    return 0


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{_TYPE}.{"document.main" if name == "document" else name}+xml"/>'
        for name in _KEPT
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(*rows: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (_, kind, target) in enumerate(rows, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


if __name__ == "__main__":
    sys.exit(main())

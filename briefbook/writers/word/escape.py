"""Text that may stand in XML 1.0, and the names that the parts of a DOCX share."""

import re
from typing import Final

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_NEXT: Final = '<w:t xml:space="preserve">'
# XML 1.0 has no place for these, escaped or not: one of them and no parser takes the file.
_FORBIDDEN: Final = (*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_MARKUP: Final[dict[int, str]] = {
    **dict.fromkeys(_FORBIDDEN, "\ufffd"),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
}
_ATTRIBUTE: Final[dict[int, str]] = {**_MARKUP, 9: " ", 10: " ", 13: " ", 0x2028: " ", 0x2029: " "}
_TEXT: Final[dict[int, str]] = {
    **_MARKUP,
    9: f"</w:t><w:tab/>{_NEXT}",
    10: f"</w:t><w:br/>{_NEXT}",
    13: "",
    0x2028: f"</w:t><w:br/>{_NEXT}",
    0x2029: f"</w:t><w:br/>{_NEXT}",
}
_SPECIAL: Final = re.compile('[\x00-\x1f&<>"\u2028\u2029\ud800-\udfff\ufffe\uffff]')


def attribute(text: str) -> str:
    """`text` for a quoted attribute: one line; what XML forbids becomes U+FFFD."""
    return text.translate(_ATTRIBUTE)


def plain(text: str) -> str:
    """`text` of one line for the inside of any other element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def content(text: str) -> str:
    """`text` for the inside of a `w:t`; tabs and forced line breaks become elements beside it."""
    # Most text needs nothing: `translate` takes ten times as long to find that out, as it looks up each character.
    if text.isprintable():
        if "&" not in text and '"' not in text and "<" not in text and ">" not in text:
            return text
    elif not _SPECIAL.search(text):
        return text
    return text.translate(_TEXT)


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)

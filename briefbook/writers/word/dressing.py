"""A finished body in an office's letterhead: sections, lists, fonts and settings of both put together."""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from briefbook.tree.house import House
from briefbook.tree.nodes import Book, Role, Span, Tone
from briefbook.writers.word.escape import HEAD, NAMESPACES, W
from briefbook.writers.word.furniture import TYPES, Section, folio, paragraph, section_end
from briefbook.writers.word.job import Job
from briefbook.writers.word.letterhead import Furnished, Letterhead
from briefbook.writers.word.office_file import PICTURES
from briefbook.writers.word.restyling import restyled
from briefbook.writers.word.runs import TAB

_W: Final = f"{{{W}}}"
_ORDER: Final = (
    "zoom", "embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl",
    "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
)  # fmt: skip
"""Settings in the order of the schema."""
_THEME: Final = "word/theme/theme1.xml"
_OURS: Final = "\ue002"
"""Stands round our lines in a header or footer until their styles are known; the office's own lines stay."""

_SIDES: Final = {"center": "center", "right": "right", "end": "right"}
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS: Final = {"numbering": "word/numbering.xml", "fonts": "word/fontTable.xml", "theme": _THEME}


@dataclass(slots=True)
class Dressing:
    """One book in a letterhead while it is written; `rels` are the relationships of headers and footers by part."""

    letterhead: Letterhead
    rels: dict[str, str] = field(default_factory=dict)
    opened: bool = False

    def fitted(self, house: House) -> House:
        """The house on the office's page."""
        return self.letterhead.fitted(house)

    def section(self, job: Job, book: Book, one: Section) -> str:
        """The properties of a section on the office's page, its headers and footers with our lines in them.

        The header of a first page is that of the book's first page only: each paper is a section of its own.
        """
        titled = self.letterhead.titled and not self.opened
        self.opened = True
        uses = ["default", *(["first"] if titled else [])]
        uses += ["even"] if "evenAndOddHeaders" in self.letterhead.settings else []
        references = "".join(
            f'<w:{kind}Reference w:type="{use}" r:id="{self._part(job, book, one, kind, use)}"/>'
            for kind in ("header", "footer")
            for use in uses
        )
        return (
            f'<w:sectPr>{references}<w:type w:val="{TYPES[one.paper.start]}"/>{self.letterhead.geometry}'
            f"{section_end(book, titled=titled)}"
        )

    def _part(self, job: Job, book: Book, one: Section, kind: str, use: str) -> str:
        """Relationship id of the office's header or footer with what our pages need: marking, DRAFT, folio."""
        theirs = self.letterhead.furniture.get((kind, use)) or _empty(kind)
        own = _above(job, book, one) if kind == "header" else _below(job, book, one, counted=theirs.counts)
        rid = job.register.furniture(kind, f"{theirs.opened}{_OURS}{own}{_OURS}{theirs.closed}")
        name = next(relation.target for relation in job.register.relations if relation.rid == rid)
        self.rels[f"word/_rels/{name}.rels"] = theirs.relations
        return rid

    def dressed(self, parts: dict[str, bytes], job: Job, book: Book) -> dict[str, bytes]:
        """The parts of a package in the letterhead; `parts` is the same book in no letterhead.

        Raises ReadError where the map of styles names one that is not there.
        """
        made, letterhead = dict(parts), self.letterhead
        styles = restyled(letterhead, job.house, book.lang, job.runs.used)
        made["word/styles.xml"] = styles.text.encode()
        made["word/numbering.xml"], lists = _lists(parts["word/numbering.xml"], letterhead.numbering[0])
        made["word/fontTable.xml"], rels = _fonts(parts, letterhead)
        body = styles.body(parts["word/document.xml"].decode(), rtl=book.lang.rtl, lists=lists)
        made["word/document.xml"] = body.encode()
        for name in job.register.parts:
            before, own, after = parts[name].decode().split(_OURS)
            made[name] = (before + styles.body(own, rtl=book.lang.rtl) + after).encode()
        made["word/settings.xml"] = _settings(parts["word/settings.xml"], letterhead)
        if letterhead.theme[0]:
            made[_THEME] = letterhead.theme[0]
            made["word/_rels/document.xml.rels"] = _added(
                parts["word/_rels/document.xml.rels"],
                (("Relationship", {"Id": "rIdBBTheme", "Type": f"{_OFFICE}/theme", "Target": "theme/theme1.xml"}),),
            )
        rest = {**self.rels, "word/_rels/numbering.xml.rels": letterhead.numbering[1], **rels}
        rest["word/theme/_rels/theme1.xml.rels"] = letterhead.theme[1].replace('Target="', 'Target="../')
        made.update((name, text.encode()) for name, text in rest.items() if text)
        made.update(letterhead.parts)
        made["[Content_Types].xml"] = _typed(parts["[Content_Types].xml"], made)
        return made


def _empty(kind: str) -> Furnished:
    tag = "hdr" if kind == "header" else "ftr"
    return Furnished(f"{HEAD}<w:{tag} {NAMESPACES}>", f"</w:{tag}>", "", counts=False)


def _above(job: Job, book: Book, one: Section) -> str:
    """The marking and the word DRAFT in a line below the office's header."""
    words = [Span(one.paper.mark, job.lang)] if one.paper.mark else []
    if book.around.draft and not one.paper.bare:
        words += [Span(" · ", job.lang)] if words else []
        words.append(Span(book.around.draft, job.lang, bold=True, tone=Tone.AMBER))
    return paragraph(Role.MARKING, job.runs.spans(words, job.lang, Role.MARKING))


def _below(job: Job, book: Book, one: Section, *, counted: bool) -> str:
    """Copy, marking and folio in a line below the office's footer; no folio where that counts the pages itself."""
    if one.paper.bare:
        return paragraph(Role.MARKING, job.runs.mark(one.paper.mark) if one.paper.mark else "")
    line = job.runs.spans(book.around.copy, book.lang, Role.FOLIO) + TAB
    line += job.runs.mark(one.paper.mark) if one.paper.mark else ""
    return paragraph(Role.FOLIO, line + ("" if counted else TAB + folio(job, book, one)))


def _lists(ours: bytes, theirs: bytes) -> tuple[bytes, int]:
    """Both sets of lists in one part, ours after theirs; and what is added to the number of each of ours."""
    own = etree.fromstring(ours)
    if not theirs:
        return ours, 0
    tree = etree.fromstring(theirs)
    for side in tree.iter(f"{_W}lvlJc"):  # LibreOffice writes what Office's own schema has not got
        side.set(f"{_W}val", _SIDES.get(side.get(f"{_W}val", ""), "left"))
    kinds = max([_number(one, "abstractNumId") for one in tree.iterfind(f"{_W}abstractNum")], default=-1) + 1
    lists = max([_number(one, "numId") for one in tree.iterfind(f"{_W}num")], default=0)
    places = {"numPicBullet": 0, "abstractNum": 1, "num": 2}
    rows = list(tree)
    for one in own:
        if one.tag == f"{_W}abstractNum":
            one.set(f"{_W}abstractNumId", str(_number(one, "abstractNumId") + kinds))
        else:
            one.set(f"{_W}numId", str(_number(one, "numId") + lists))
            kind = one.find(f"{_W}abstractNumId")
            if kind is not None:
                kind.set(f"{_W}val", str(_number(kind, "val") + kinds))
        rows.append(one)
    tree[:] = sorted(rows, key=lambda one: places.get(etree.QName(one).localname, 3))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True), lists


def _number(element: etree._Element, key: str) -> int:
    value = element.get(f"{_W}{key}", "0")
    return int(value) if value.lstrip("-").isdigit() else 0


def _fonts(parts: dict[str, bytes], letterhead: Letterhead) -> tuple[bytes, dict[str, str]]:
    """The office's font table with the families that it lacks, and the relationships of both."""
    name = "word/_rels/fontTable.xml.rels"
    own = parts.get(name, b"")
    theirs, relations = letterhead.fonts
    if not theirs:
        return parts["word/fontTable.xml"], {name: own.decode()}
    tree = etree.fromstring(theirs)
    known = {font.get(f"{_W}name", "").lower() for font in tree}
    for font in etree.fromstring(parts["word/fontTable.xml"]):
        if font.get(f"{_W}name", "").lower() not in known:
            tree.append(font)
        elif any("embed" in str(child.tag) for child in font):
            tree.remove(
                next(one for one in tree if one.get(f"{_W}name", "").lower() == font.get(f"{_W}name", "").lower())
            )
            tree.append(font)
    if own and relations:
        rows = tuple(("Relationship", {str(k): str(v) for k, v in one.attrib.items()}) for one in etree.fromstring(own))
        relations = _added(relations.encode(), rows).decode()
    return (
        etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True),
        {name: relations or own.decode()},
    )


def _settings(ours: bytes, letterhead: Letterhead) -> bytes:
    """Our settings with those of the office that its page depends on."""
    tree = etree.fromstring(ours)
    kept = [one for one in tree if etree.QName(one).localname not in ("mirrorMargins", *letterhead.settings)]
    for text in letterhead.settings.values():
        kept.append(etree.fromstring(f"<w:root {NAMESPACES}>{text}</w:root>")[0])
    tree[:] = sorted(kept, key=lambda one: _ORDER.index(etree.QName(one).localname))
    etree.cleanup_namespaces(tree)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _typed(types: bytes, made: dict[str, bytes]) -> bytes:
    """The content types, with the suffixes of the office's pictures and fonts and its theme."""
    known = {one.get("Extension", "").lower() for one in etree.fromstring(types)}
    suffixes = {name.rpartition(".")[2] for name in made if name.startswith(("word/media/", "word/fonts/"))}
    kinds = {**PICTURES, "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont"}
    rows = [
        ("Default", {"Extension": suffix, "ContentType": kinds[suffix]})
        for suffix in sorted(suffixes - known)
        if suffix in kinds
    ]
    if _THEME in made:
        kind = "application/vnd.openxmlformats-officedocument.theme+xml"
        rows.append(("Override", {"PartName": f"/{_THEME}", "ContentType": kind}))
    return _added(types, tuple(rows))


def _added(part: bytes, rows: tuple[tuple[str, dict[str, str]], ...]) -> bytes:
    """A part of the package with more rows in its root element."""
    tree = etree.fromstring(part)
    for name, values in rows:
        etree.SubElement(tree, f"{{{etree.QName(tree).namespace}}}{name}", values)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

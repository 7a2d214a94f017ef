"""The letterhead of an office, read from its .docx or .dotx: page, headers and footers, styles, lists, fonts, theme."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from briefbook.errors import ReadError
from briefbook.tree.house import House, Page
from briefbook.writers.word.escape import HEAD, R, W
from briefbook.writers.word.office_file import Carried, OfficeFile

_W: Final = f"{{{W}}}"
_R: Final = f"{{{R}}}"
_MM: Final = 25.4 / 1440
_GEOMETRY: Final = ("pgSz", "pgMar", "paperSrc", "pgBorders")
_SETTINGS: Final = (
    "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop",
    "evenAndOddHeaders", "themeFontLang", "clrSchemeMapping",
)  # fmt: skip
_DECLARED: Final = re.compile(r' xmlns:\w+="[^"]*"')
_LEAST: Final = (60.0, 90.0)
"""Millimetres of text, across and down, that a page must leave."""

Use = tuple[str, str]
"""Of a header or footer: "header" or "footer", and "default", "first" or "even"."""


@dataclass(frozen=True, slots=True)
class Furnished:
    """A header or footer of the office: the text of the part up to its closing tag, and its relationships."""

    opened: str
    closed: str
    relations: str
    counts: bool
    """Whether it prints the number of the page."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What of an office's file surrounds a book. Nothing of its text, its properties or its authors.

    `page` is in millimetres; `geometry` is the same as children of a section; `parts` are stored pictures and fonts
    by name; `mapped` gives styles of the office by the names of ours.
    """

    page: Page
    geometry: str
    furniture: Mapping[Use, Furnished]
    titled: bool
    styles: bytes
    settings: Mapping[str, str]
    numbering: tuple[bytes, str] = (b"", "")
    fonts: tuple[bytes, str] = (b"", "")
    theme: tuple[bytes, str] = (b"", "")
    parts: tuple[tuple[str, bytes], ...] = ()
    mapped: tuple[tuple[str, str], ...] = ()

    def fitted(self, house: House) -> House:
        """The house on the page of the office."""
        return replace(house, page=self.page)


def read_letterhead(content: bytes) -> Letterhead:
    """The letterhead in the bytes of a Word file. Raises ReadError, with the cure, where there is none to be had."""
    office = OfficeFile(content)
    body, styles = office.tree(office.main), office.tree(office.near("styles"))
    if body is None or styles is None:
        raise ReadError("It has no styles. Open it in Word, save it again and choose the new file.")
    sections = list(body.iter(f"{_W}sectPr"))
    last = sections[-1] if sections else etree.Element(f"{_W}sectPr")
    settings = _settings(office)
    geometry = "".join(_text(one) for name in _GEOMETRY for one in last.findall(f"{_W}{name}"))
    return Letterhead(
        page=_page(last),
        geometry=geometry,
        furniture=_furniture(office, sections),
        titled=_on(last.find(f"{_W}titlePg")),
        styles=etree.tostring(styles),
        settings=settings,
        numbering=_whole(office.carried(office.near("numbering"))),
        fonts=_whole(office.carried(office.near("fontTable"))),
        theme=_whole(office.carried(office.near("theme"))),
        parts=tuple(sorted(office.media.items())),
    )


def relationships(rows: list[tuple[str, str, str, bool]]) -> str:
    """Text of the relationships of a part; empty where there are none."""
    if not rows:
        return ""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = etree.fromstring(f'<Relationships xmlns="{package}"/>')
    for rid, kind, target, outside in rows:
        one = etree.SubElement(root, f"{{{package}}}Relationship", Id=rid, Type=f"{R}/{kind}", Target=target)
        if outside:
            one.set("TargetMode", "External")
    return HEAD + etree.tostring(root, encoding="unicode")


def _page(section: etree._Element) -> Page:
    """The page of a section; where the file says nothing, A4 with margins of an inch."""
    size, margin = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    width, height = (_measure(size, key, usual) for key, usual in (("w", 11906), ("h", 16838)))
    left, right, top, bottom = (_measure(margin, key, 1440) for key in ("left", "right", "top", "bottom"))
    inner = left + _measure(margin, "gutter", 0)
    page = Page(*(round(side * _MM, 3) for side in (width, height, inner, right, abs(top), abs(bottom))))
    if page.measure < _LEAST[0] or page.depth < _LEAST[1]:
        raise ReadError(
            "Its page leaves {width} by {height} mm for text; {least} are needed. Make the margins narrower.",
            width=round(page.measure),
            height=round(page.depth),
            least="60 × 90",
        )
    return page


def _measure(element: etree._Element | None, key: str, usual: int) -> int:
    """A measure in twips; a whole number, as Word writes it, else the usual one."""
    try:
        return int(float(element.get(f"{_W}{key}", usual))) if element is not None else usual
    except ValueError:
        return usual


def _furniture(office: OfficeFile, sections: list[etree._Element]) -> dict[Use, Furnished]:
    """Headers and footers by use: a section without one has that of the section before it, and the last one counts."""
    parts = {rid: target for rid, kind, target, _ in office.relations(office.main) if kind in ("header", "footer")}
    names: dict[Use, str] = {}
    for section in sections:
        for kind in ("header", "footer"):
            for one in section.findall(f"{_W}{kind}Reference"):
                names[kind, one.get(f"{_W}type", "default")] = parts.get(one.get(f"{_R}id", ""), "")
    found = {use: office.carried(name) for use, name in sorted(names.items())}
    return {use: _furnished(one, number) for number, (use, one) in enumerate(found.items()) if one is not None}


def _furnished(one: Carried, number: int) -> Furnished:
    for place, drawing in enumerate(one.tree.iter("{*}docPr")):
        drawing.set("id", str(900_000 + 1000 * number + place))  # clear of the numbers of the book's own pictures
    codes = [str(code.text or "") for code in one.tree.iter(f"{_W}instrText")]
    codes += [str(code.get(f"{_W}instr", "")) for code in one.tree.iter(f"{_W}fldSimple")]
    counts = any("PAGE" in code.upper().split() for code in codes)
    if not len(one.tree):
        one.tree.append(etree.Element(f"{_W}p"))
    text = etree.tostring(one.tree, encoding="unicode")
    at = text.rindex("</")
    return Furnished(HEAD + text[:at], text[at:], relationships(one.relations), counts)


def _settings(office: OfficeFile) -> dict[str, str]:
    """Settings that a page depends on, by name; nothing of the rest, which names people, files and servers."""
    tree = office.tree(office.near("settings"))
    if tree is None:
        return {}
    found = {name: tree.find(f"{_W}{name}") for name in _SETTINGS}
    return {name: _text(one) for name, one in found.items() if one is not None and _on(one)}


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in ("0", "false", "off")


def _whole(one: Carried | None) -> tuple[bytes, str]:
    return (b"", "") if one is None else (etree.tostring(one.tree), relationships(one.relations))


def _text(element: etree._Element) -> str:
    """An element as text for a part that declares the prefixes w and r."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _DECLARED.sub("", text)

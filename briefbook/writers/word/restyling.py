"""Our styles in an office's file: by the office's map, by the same name, else added; ids never meet."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from briefbook.errors import ReadError
from briefbook.lang.tongue import Lang
from briefbook.tree.house import House
from briefbook.writers.word.emphasis import Emphasis
from briefbook.writers.word.escape import HEAD, W
from briefbook.writers.word.letterhead import Letterhead
from briefbook.writers.word.styles import stylesheet

BASE: Final = "BB Base"
"""What our paragraph styles stand on in an office's file, so that its Normal does not change them."""

_W: Final = f"{{{W}}}"
_TO_LEFT: Final = "<w:bidi/>"
_TO_RIGHT: Final = '<w:bidi w:val="0"/>'
_PARAGRAPH: Final = re.compile(
    r'<w:pPr><w:pStyle w:val="(\w+)"/>(<w:keepNext/>)?(<w:numPr>.*?</w:numPr>)?(<w:bidi(?: w:val="0")?/>)?'
)
_NAMED: Final = re.compile(r'(<w:(?:rStyle|tblStyle) w:val=")(\w+)"')
_LIST: Final = re.compile(r'<w:numId w:val="(\d+)"/>')
_PLAIN: Final = ("normal", "default paragraph font", "no list", "normal table")
_RESET: Final = (
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:start="0" w:end="0" w:firstLine="0"/>'
    '<w:contextualSpacing w:val="0"/><w:jc w:val="start"/>'
)


@dataclass(frozen=True, slots=True)
class Restyled:
    """Text of styles.xml with our styles in it; `ids` gives the new id of each of ours, `turned` which paragraph styles
    run from right to left.
    """

    text: str
    ids: Mapping[str, str]
    turned: Mapping[str, bool]

    def body(self, xml: str, *, rtl: bool, lists: int = 0) -> str:
        """A text of ours with the ids of the office's file; a paragraph says its direction where its style has another.

        `lists` is added to the numbers of lists; a paragraph that says nothing runs from right to left where `rtl`.
        """

        def paragraph(match: re.Match[str]) -> str:
            """The start of one paragraph, in the office's style and saying its direction where that needs it."""
            style, keep, number, said = self.ids.get(match[1], match[1]), match[2] or "", match[3] or "", match[4]
            wanted = said == _TO_LEFT if said else rtl
            turn = "" if wanted == self.turned.get(style, False) else _TO_LEFT if wanted else _TO_RIGHT
            number = _LIST.sub(lambda found: f'<w:numId w:val="{int(found[1]) + lists}"/>', number)
            return f'<w:pPr><w:pStyle w:val="{style}"/>{keep}{number}{turn}'

        return _NAMED.sub(
            lambda found: f'{found[1]}{self.ids.get(found[2], found[2])}"', _PARAGRAPH.sub(paragraph, xml)
        )


def read_style_map(text: str) -> tuple[tuple[str, str], ...]:
    """Names of the office's styles by ours, from the table `[styles]` of a TOML text. Raises ReadError."""
    try:
        rows = tomllib.loads(text)["styles"]
        if not all(isinstance(theirs, str) for theirs in rows.values()):
            raise TypeError
    except tomllib.TOMLDecodeError as wrong:
        raise ReadError(
            'It is no TOML: {reason}. Write lines such as "BB Body" = "Body Text".', reason=wrong
        ) from wrong
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ReadError('Its table is missing. Write [styles], then lines such as "BB Body" = "Body Text".') from wrong
    return tuple(sorted(rows.items()))


def restyled(letterhead: Letterhead, house: House, lang: Lang, used: set[Emphasis]) -> Restyled:
    """The office's styles with those of ours that it has not got. Raises ReadError for a map that names no style."""
    tree = etree.fromstring(letterhead.styles)
    ours = etree.fromstring(stylesheet(house, lang, used).encode())
    theirs = {_name(style).lower(): style for style in tree.iter(f"{_W}style")}
    mapped = dict(_looked_up(dict(letterhead.mapped), ours, theirs))
    taken = {_id(style).lower() for style in theirs.values()}
    ids, added = {}, []
    for style in ours.iter(f"{_W}style"):
        name, own = _name(style), _id(style)
        other = theirs.get(mapped.get(name, name).lower())
        if other is not None and other.get(f"{_W}type") == style.get(f"{_W}type") and name.lower() not in _PLAIN:
            ids[own] = _id(other)
        elif name.lower() not in _PLAIN:
            ids[own] = _free(own, taken)
            added.append(style)
    ids["Normal"] = _free("BBBase", taken)
    tree.append(_base(ours, ids["Normal"], rtl=lang.rtl))
    for style in added:
        tree.append(_placed(style, ids, theirs))
    return Restyled(HEAD + etree.tostring(tree, encoding="unicode"), ids, _directions(tree))


def _looked_up(
    mapped: Mapping[str, str], ours: etree._Element, theirs: Mapping[str, etree._Element]
) -> Iterator[tuple[str, str]]:
    """The rows of a map, each checked on both sides."""
    kinds = {_name(style): style.get(f"{_W}type") for style in ours.iter(f"{_W}style")}
    for own, other in mapped.items():
        if own not in kinds or own.lower() in _PLAIN:
            raise ReadError(
                "Briefbook has no style {name}. Write one of: {names}.", name=own, names=_near(own, list(kinds))
            )
        found = theirs.get(other.lower())
        if found is None:
            names = [_name(style) for style in theirs.values()]
            raise ReadError(
                "The template has no style {name}. Write one of: {names}.", name=other, names=_near(other, names)
            )
        if found.get(f"{_W}type") != kinds[own]:
            raise ReadError(
                "{own} and {other} are styles of two kinds. Name one for the same kind: paragraph, character or table.",
                own=own,
                other=other,
            )
        yield own, other


def _near(name: str, names: list[str]) -> str:
    """The nearest of the names there are, as they are written."""
    close = difflib.get_close_matches(name, sorted(names), 3, 0.4) or sorted(names)[:12]
    return ", ".join(close)


def _base(ours: etree._Element, style: str, *, rtl: bool) -> etree._Element:
    """A style that says all that our own defaults say, and takes back what an office's defaults may add."""
    fonts = "".join(etree.tostring(one, encoding="unicode") for one in ours.iterfind(f".//{_W}rPrDefault/{_W}rPr/*"))
    colour = "".join(
        etree.tostring(one, encoding="unicode")
        for one in ours.iterfind(f"{_W}style[@{_W}styleId='Normal']/{_W}rPr/{_W}color")
    )
    parts = etree.fromstring(f'<w:rPr xmlns:w="{W}">{fonts}{colour}</w:rPr>')
    order = ("rFonts", "color", "sz", "szCs", "lang")
    parts[:] = sorted(parts, key=lambda one: order.index(etree.QName(one).localname))
    turned = _TO_LEFT if rtl else _TO_RIGHT
    made = etree.fromstring(
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{BASE}"/>'
        f"<w:pPr><w:widowControl/>{turned}{_RESET}</w:pPr></w:style>"
    )
    made.append(parts)
    return made


def _placed(style: etree._Element, ids: Mapping[str, str], theirs: Mapping[str, etree._Element]) -> etree._Element:
    """A style of ours under its new id, standing on what it stands on there."""
    style.set(f"{_W}styleId", ids[_id(style)])
    for key in ("basedOn", "next"):
        link = style.find(f"{_W}{key}")
        if link is None:
            continue
        named = ids.get(link.get(f"{_W}val", ""))
        if named is None:
            style.remove(link)  # the plain table: margins are said by each of our own
        else:
            link.set(f"{_W}val", named)
    name = style.find(f"{_W}name")
    if name is not None and _name(style).lower() in theirs:
        name.set(f"{_W}val", f"{_name(style)} 2")  # the office has a style of another kind by this name
    return style


def _directions(tree: etree._Element) -> dict[str, bool]:
    """For each paragraph style whether it runs from right to left, by what it says or stands on."""
    styles = {_id(style): style for style in tree.iter(f"{_W}style") if style.get(f"{_W}type") == "paragraph"}
    usual = _said(tree.find(f"{_W}docDefaults/{_W}pPrDefault")) or False
    found = {}
    for name in styles:
        seen: set[str] = set()
        at, said = name, None
        while at in styles and at not in seen and said is None:
            seen.add(at)
            said = _said(styles[at])
            based = styles[at].find(f"{_W}basedOn")
            at = "" if based is None else based.get(f"{_W}val", "")
        found[name] = usual if said is None else said
    return found


def _said(element: etree._Element | None) -> bool | None:
    bidi = None if element is None else element.find(f"{_W}pPr/{_W}bidi")
    return None if bidi is None else bidi.get(f"{_W}val", "1") not in ("0", "false", "off")


def _free(wanted: str, taken: set[str]) -> str:
    """`wanted` or the first number behind it that makes a free id, which is then taken."""
    found, number = wanted, 1
    while found.lower() in taken:
        number += 1
        found = f"{wanted}{number}"
    taken.add(found.lower())
    return found


def _name(style: etree._Element) -> str:
    found = style.find(f"{_W}name")
    return "" if found is None else found.get(f"{_W}val", "")


def _id(style: etree._Element) -> str:
    return style.get(f"{_W}styleId", "")

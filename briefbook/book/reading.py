"""From the HTML that Markdown gives to blocks and spans, by an allow-list; nothing else reaches a page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from briefbook.errors import Notice, Phrase, Ref, phrase
from briefbook.lang.digits import digits
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import (
    Align,
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    Item,
    List,
    Look,
    Paragraph,
    Quote,
    Role,
    Row,
    Rule,
    Span,
    Table,
)

Draw = Callable[[str, str], Figure | None]
"""Figure for the id of a photo and an alternative text, or None where there is no such photo."""

_VOID = {"br", "hr", "img"}
_INLINE = {"strong", "b", "em", "i", "del", "a", "code", "sup", "abbr", "br", "img", "span"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_ALIGN = {"left": Align.START, "center": Align.CENTER, "right": Align.END}
_BREAK = "\u2028"


@dataclass(slots=True)
class Element:
    """An element of the HTML: its children are elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def found(self, *tags: str) -> Iterator["Element"]:
        """Children with one of these tags."""
        return (child for child in self.children if isinstance(child, Element) and child.tag in tags)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def element_of(html: str) -> Element:
    """The body of a piece of HTML."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


@dataclass(slots=True)
class Reading:
    """One text on its way from HTML to blocks; `notices` collects what could not be placed."""

    lang: Lang
    ref: Ref | None
    draw: Draw | None = None
    notices: list[Notice] = field(default_factory=list)

    def blocks(self, parent: Element, lang: Lang) -> tuple[Block, ...]:
        """Blocks of an element; loose text between blocks becomes a paragraph."""
        out: list[Block] = []
        loose: list[Element | str] = []
        for child in parent.children:
            if isinstance(child, str) or child.tag in _INLINE:
                loose.append(child)
                continue
            out += self._paragraph(Element("p", {}, loose), lang)
            loose = []
            out += self._block(child, self._lang(child, lang))
        return (*out, *self._paragraph(Element("p", {}, loose), lang))

    def spans(self, element: Element, lang: Lang) -> tuple[Span, ...]:
        """Inline text of an element, blanks folded, neighbours of one manner joined, no blank at either end."""
        out: list[Span] = []
        for span in self._inline(element, Span("", lang, source=self.ref)):
            if out and replace(out[-1], text="") == replace(span, text=""):
                out[-1] = replace(span, text=out[-1].text + span.text)
            else:
                out.append(span)
        out = [replace(span, text=_BLANKS.sub(" ", span.text).replace(f"{_BREAK} ", _BREAK)) for span in out]
        return _stripped(out)

    def _lang(self, element: Element, lang: Lang) -> Lang:
        """Language of a block: its `lang`, else a direction by `dir`, else that of the text around it."""
        named = element.attributes.get("lang", "")
        if named in set(Lang):
            return Lang(named)
        direction = element.attributes.get("dir", "")
        if direction in ("ltr", "rtl") and lang.rtl != (direction == "rtl"):
            return Lang.FA if direction == "rtl" else Lang.EN
        return lang

    def _block(self, element: Element, lang: Lang) -> tuple[Block, ...]:
        tag = element.tag
        if tag == "p":
            return self._paragraph(element, lang)
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            level = 3 if tag in ("h1", "h2") else 4
            return (Heading(self.spans(element, lang), level, lang, self.ref),)
        if tag in ("ul", "ol"):
            return (self._list(element, lang),)
        if tag == "blockquote":
            return (Quote(self.blocks(element, lang), self.ref),)
        if tag == "table":
            return self._table(element, lang)
        if tag == "hr":
            return (Rule(),)
        if tag == "dl":
            return (self._definitions(element, lang),)
        if tag == "pre":
            text = "".join(_texts(element)).strip("\n").replace("\n", _BREAK)
            return (Paragraph((Span(text, lang, source=self.ref),), lang, Role.SMALL, ref=self.ref),)
        if tag == "div" and element.attributes.get("class") == "footnote":
            return self._notes(element, lang)
        self._remark(phrase("The markup <{tag}> is not known; its text was kept.", tag=tag))
        return self.blocks(element, lang)

    def _paragraph(self, element: Element, lang: Lang) -> tuple[Block, ...]:
        pictures = [picture for picture in element.found("img") if self._figure(picture, lang)]
        figures = tuple(figure for picture in pictures if (figure := self._figure(picture, lang)))
        element.children = [c for c in element.children if not any(c is p for p in pictures)]
        spans = self.spans(element, lang)
        return (*((Paragraph(spans, lang, ref=self.ref),) if spans else ()), *figures)

    def _figure(self, element: Element, lang: Lang) -> Figure | None:
        address = element.attributes.get("src", "")
        if not address.startswith("photo:") or self.draw is None:
            return None
        found = self.draw(address.removeprefix("photo:"), element.attributes.get("alt", ""))
        return replace(found, lang=lang, ref=found.ref or self.ref) if found else None

    def _list(self, element: Element, lang: Lang) -> List:
        items = tuple(Item(self.blocks(item, lang), ref=self.ref) for item in element.found("li"))
        start = element.attributes.get("start", "1")
        return List(items, lang, element.tag == "ol", int(start) if start.isdecimal() else 1, self.ref)

    def _definitions(self, element: Element, lang: Lang) -> Table:
        rows: list[Row] = []
        term: tuple[Span, ...] = ()
        for part in element.found("dt", "dd"):
            if part.tag == "dt":
                term = self.spans(part, lang)
                continue
            cells = (Cell((Paragraph(term, lang, Role.FIELD),)), Cell(self.blocks(part, lang)))
            rows.append(Row(cells))
            term = ()
        return Table((Column(1), Column(3)), tuple(rows), lang, look=Look.FACTS, ref=self.ref)

    def _table(self, element: Element, lang: Lang) -> tuple[Block, ...]:
        rows = [row for part in element.found("thead", "tbody") for row in part.found("tr")]
        cells = [list(row.found("th", "td")) for row in rows]
        width = max(map(len, cells), default=0)
        if not width:
            return ()
        styles = [cell.attributes.get("style", "").rpartition(":")[2].strip(" ;") for cell in cells[0]]
        columns = tuple(Column(1, _ALIGN.get(style, Align.START)) for style in styles + [""] * (width - len(styles)))
        made = [self._row(row + [Element("td")] * (width - len(row)), lang, n == 0) for n, row in enumerate(cells)]
        return (Table(columns, tuple(made[1:]), lang, head=made[0], ref=self.ref),)

    def _row(self, cells: list[Element], lang: Lang, head: bool) -> Row:
        role = Role.TABLE_HEAD if head else Role.TABLE
        return Row(tuple(Cell((Paragraph(self.spans(cell, lang), lang, role),)) for cell in cells))

    def _notes(self, element: Element, lang: Lang) -> tuple[Block, ...]:
        out: list[Block] = []
        for number, item in enumerate((i for part in element.found("ol") for i in part.found("li")), 1):
            spans = self.spans(Element("p", {}, list(_flat(item))), lang)
            mark = Span(digits(f"{number}", lang) + " ", lang, bold=True)
            out.append(Paragraph((mark, *spans), lang, Role.NOTE, ref=self.ref))
        return tuple(out)

    def _inline(self, element: Element, manner: Span) -> Iterator[Span]:
        for child in element.children:
            if isinstance(child, str):
                yield replace(manner, text=child)
            else:
                yield from self._one(child, manner)

    def _one(self, child: Element, manner: Span) -> Iterator[Span]:
        tag, attributes = child.tag, child.attributes
        if attributes.get("lang", "") in set(Lang):
            manner = replace(manner, lang=Lang(attributes["lang"]))
        if tag == "br":
            yield replace(manner, text=_BREAK)
        elif tag == "img":
            self._remark(phrase("There is no photo {name}; its words were kept.", name=attributes.get("src", "")))
            yield replace(manner, text=attributes.get("alt", ""))
        elif tag == "sup" and attributes.get("id", "").startswith("fnref"):
            number = int(re.sub(r"\D", "", "".join(_texts(child))) or 0)
            yield replace(manner, text=digits(str(number), self.lang), note=number)
        elif tag == "a":
            yield from self._inline(child, replace(manner, link=self._target(attributes.get("href", ""))))
        else:
            yield from self._inline(child, self._manner(tag, manner))

    def _manner(self, tag: str, manner: Span) -> Span:
        if tag in ("strong", "b"):
            return replace(manner, bold=True)
        if tag in ("em", "i"):
            return replace(manner, italic=True)
        if tag == "del":
            return replace(manner, strike=True)
        if tag == "code":
            return replace(manner, fixed=True)
        if tag not in _INLINE | {"p", "li"}:
            self._remark(phrase("The markup <{tag}> is not known; its text was kept.", tag=tag))
        return manner

    def _target(self, address: str) -> str:
        if address.lower().startswith(("http://", "https://", "mailto:")):
            return address
        self._remark(phrase("The link {address} is no web or mail address; its text was kept.", address=address))
        return ""

    def _remark(self, what: Phrase) -> None:
        self.notices.append(Notice("prose", what, self.ref))


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)


def _flat(element: Element) -> Iterator["Element | str"]:
    """Inline children of a note, its paragraphs opened, without the way back."""
    for child in element.children:
        if isinstance(child, Element) and child.tag == "p":
            yield from _flat(child)
        elif not (isinstance(child, Element) and child.attributes.get("class") == "footnote-backref"):
            yield child


def _stripped(spans: list[Span]) -> tuple[Span, ...]:
    """Spans without blanks and breaks at both ends of the whole; empty ones are dropped."""
    blank = f" \u00a0{_BREAK}"
    while spans and not spans[0].text.lstrip(blank):
        spans = spans[1:]
    while spans and not spans[-1].text.rstrip(blank):
        spans = spans[:-1]
    if spans:
        spans[0] = replace(spans[0], text=spans[0].text.lstrip(blank))
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(blank))
    return tuple(span for span in spans if span.text)

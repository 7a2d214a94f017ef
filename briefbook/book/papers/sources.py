"""Sources: the numbered list, and what rests on none or is unclear."""

from collections.abc import Iterator

from briefbook.book.address import source_anchor
from briefbook.book.desk import Desk
from briefbook.book.forms import (
    Blocks,
    Spans,
    bullets,
    cell,
    joined,
    line_cell,
    para,
    plain,
    restyled,
    row,
    ruled,
    section,
    strong,
    toned,
)
from briefbook.book.moments import day_or_nothing
from briefbook.book.papers.opening import opening
from briefbook.book.vocabulary import RELIABILITY
from briefbook.errors import Ref, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.fact import Confidence, Fact
from briefbook.model.outline import StoredPaper
from briefbook.model.source import Attachment, Source
from briefbook.tree.nodes import Align, Role, Row, Span, Tone

_LINKED = ("http://", "https://", "mailto:")


def sources(desk: Desk, paper: StoredPaper) -> Blocks:
    """The list; empty where no source is entered."""
    listed = desk.dossier.of(Source)
    if not listed:
        return ()
    rows = [_row(desk, source) for source in listed]
    return (
        *opening(desk, paper, desk.say(phrase("Where it was read"))),
        *ruled(((5, ()), (95, ())), rows, desk.lang),
        *section(desk.say(phrase("Not verified")), _unverified(desk), desk.lang),
    )


def _row(desk: Desk, source: Source) -> Row:
    number = desk.figures(desk.numbers.get(source.id, 0))
    title = strong(desk.line(source, "title"))
    first = joined(
        (title, desk.line(source, "author"), desk.line(source, "publisher"), _ref(desk, source)),
        "، " if source.stamp.original.rtl else ", ",
        source.stamp.original,
    )
    return row(
        line_cell(strong(toned(number, Tone.ACCENT)), desk.lang),
        cell(
            *para(first, desk.lang, Role.TABLE, align=_start(desk, source.stamp.original)),
            *para(joined(_standing(desk, source), " · ", desk.lang), desk.lang, Role.SMALL),
            *para(_url(desk, source), desk.lang, Role.SMALL, align=_start(desk, source.stamp.original)),
            *restyled(desk.prose(source, "note"), Role.SMALL),
        ),
        ref=Ref("source", source.id),
        anchor=source_anchor(desk.numbers.get(source.id, 0)),
    )


def _start(desk: Desk, lang: Lang) -> Align:
    """The start side of the book for a line in `lang`, whatever that language's own direction."""
    return Align.START if lang.rtl is desk.lang.rtl else Align.END


def _ref(desk: Desk, source: Source) -> Spans:
    """The publisher's own number of the piece, in the order and figures in which it was typed."""
    return plain(source.ref, source.stamp.original, Ref("source", source.id, "ref"), fixed=True)


def _standing(desk: Desk, source: Source) -> Iterator[Spans]:
    """When it was published and read, and what kind of source it is."""
    yield day_or_nothing(desk, source.published_on)
    yield desk.say(phrase("read on {day}", day=source.accessed_on)) if source.accessed_on else ()
    yield desk.say(phrase("checked on {day}", day=source.stamp.checked_on)) if source.stamp.checked_on else ()
    yield desk.say(RELIABILITY[source.reliability]) if source.reliability else ()
    kept = desk.dossier.get(Attachment, source.attachment)
    yield desk.say(phrase("kept with the library as {name}", name=kept.name)) if kept and kept.name else ()


def _url(desk: Desk, source: Source) -> Spans:
    if not source.url:
        return ()
    link = source.url if source.url.startswith(_LINKED) else ""
    return (Span(source.url, source.stamp.original, link=link, fixed=True, source=Ref("source", source.id, "url")),)


def _unverified(desk: Desk) -> Blocks:
    """Facts that cite nothing or are marked as unclear."""
    doubtful = (fact for fact in desk.dossier.of(Fact) if fact.confidence is Confidence.UNCLEAR or not fact.cites)
    return bullets((para(desk.line(fact, "text"), desk.lang, Role.TABLE) for fact in doubtful), desk.lang)

"""Small books for the tests of the DOCX writer; every name and figure is a specimen."""

import hashlib
import struct
import zlib
from datetime import datetime
from zoneinfo import ZoneInfo

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.places import resource
from briefbook.tree.house import House, read_house
from briefbook.tree.nodes import (
    Align,
    Around,
    Block,
    Book,
    Box,
    Card,
    Cell,
    Column,
    Columns,
    Contents,
    Entry,
    Figure,
    Heading,
    Item,
    List,
    Look,
    Note,
    Numbering,
    Panel,
    Paper,
    Paragraph,
    Part,
    Picture,
    Point,
    Points,
    Quote,
    Role,
    Row,
    Rule,
    Ruled,
    Shade,
    Space,
    Span,
    Start,
    Tab,
    Table,
    Tone,
)

MADE = datetime(2025, 2, 24, 18, 40, tzinfo=ZoneInfo("Europe/Belgrade"))
UID = "01953a67-4000-7b54-9c1f-2f6a8e0d4c31"

EN = {
    "title": "Visit to Belgrade",
    "talks": "Opening talks with the Minister",
    "kicker": "Meeting",
    "outcome label": "We leave the room with",
    "outcome": "Agreement on the three provisions of the joint document, and a named lead on each side.",
    "say": "The first visit at this level: Tehran chose Belgrade.",
    "headline": "Three concrete strands.",
    "body": "Visit at the official invitation of the Serbian minister; see Telekom Srbija a.d. and EXPO 2027.",
    "question": "When can projects start?",
    "answer": "After signing; the working group fixes the date.",
    "tab": "Meetings",
    "day": "Wednesday 26 February",
    "marking": "Sample – restricted",
}
FA = {
    "title": "سفر به بلگراد",
    "talks": "گفت‌وگوی آغازین با وزیر",
    "kicker": "دیدار",
    "outcome label": "با چه دستاوردی از جلسه بیرون می‌آییم",
    "outcome": "توافق بر سه محور سند همکاری مشترک و معرفی یک مسئول از هر طرف.",
    "say": "نخستین سفر در این سطح: تهران بلگراد را برگزید.",
    "headline": "سه محور مشخص.",
    "body": "سفر به دعوت رسمی وزیر صربستان؛ شرکت Telekom Srbija a.d. و نمایشگاه EXPO 2027 دیده شود.",
    "question": "طرح‌ها از کی آغاز می‌شود؟",
    "answer": "پس از امضا؛ کارگروه تاریخ نخست را تعیین می‌کند.",
    "tab": "دیدارها",
    "day": "چهارشنبه ۸ اسفند",
    "marking": "نمونه – محرمانه",
}


def house() -> House:
    return read_house(resource("house/briefbook.toml").read_text(encoding="utf-8"))


def span(text: str, lang: Lang, **how: object) -> Span:
    return Span(text, lang, **how)  # type: ignore[arg-type]


def par(text: str, lang: Lang, role: Role = Role.BODY, **how: object) -> Paragraph:
    return Paragraph((Span(text, lang),), lang, role, **how)  # type: ignore[arg-type]


def png(width: int = 60, height: int = 80) -> Picture:
    rows = b"".join(b"\0" + bytes((200, 215 - y % 200, 222)) * width for y in range(height))

    def chunk(kind: bytes, inner: bytes) -> bytes:
        return struct.pack(">I", len(inner)) + kind + inner + struct.pack(">I", zlib.crc32(kind + inner))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    whole = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return Picture(hashlib.sha256(whole).hexdigest(), "image/png", width, height, whole)


def paper(*blocks: Block, lang: Lang = Lang.EN, code: str = "1.1", start: Start = Start.SHEET, **how: object) -> Paper:
    title = (Span("A paper", lang),)
    return Paper(code, title, lang, start, blocks, **how)  # type: ignore[arg-type]


def book(*papers: Paper, lang: Lang = Lang.EN, numbering: Numbering = Numbering.PAPER, **how: object) -> Book:
    tab = Tab("1", (Span("A tab", lang),), papers, lang)
    return Book("A book", lang, MADE, numbering, (tab,), **how)  # type: ignore[arg-type]


def programme(lang: Lang) -> Table:
    words = FA if lang.rtl else EN

    def row(time: str, text: str, place: str, page: str, shade: Shade) -> Row:
        bold = shade in (Shade.MEETING, Shade.SIGNING)
        cells = (
            Cell((Paragraph((Span(time, lang, bold=True),), lang, Role.TABLE),)),
            Cell((Paragraph((Span(text, lang, bold=bold),), lang, Role.TABLE),)),
            Cell((Paragraph((Span(place, lang, tone=Tone.MUTED),), lang, Role.TABLE),)),
            Cell((Paragraph((Span(page, lang, bold=True, tone=Tone.ACCENT, link="#4.1"),), lang, Role.TABLE),)),
        )
        return Row(cells, shade)

    head = Row((Cell((par(words["day"], lang, Role.BAND),), 3), Cell((par("8", lang, Role.BAND),))))
    rows = (
        row("09:30", words["talks"], words["tab"], "4.1", Shade.MEETING),
        row("11:15", words["say"], words["tab"], "", Shade.NONE),
        row("13:00", words["answer"], words["tab"], "4.1", Shade.SIGNING),
        row("14:45", words["question"], words["tab"], "4.1", Shade.UNSURE),
    )
    columns = (Column(16), Column(90), Column(38), Column(18, Align.END))
    return Table(columns, rows, lang, head, Look.DAY, whole=True)


def facts(lang: Lang) -> Columns:
    words = FA if lang.rtl else EN
    parts = tuple(
        Part(1, (par(words["kicker"], lang, Role.FIELD), par(words["tab"], lang, Role.VALUE))) for _ in range(4)
    )
    return Columns(parts, lang)


def talks(lang: Lang) -> Paper:
    words = FA if lang.rtl else EN
    numerals = "۱۲" if lang.rtl else "12"
    points = Points(
        tuple(
            Point(
                numeral,
                (Span(words["headline"], lang),),
                (Paragraph((Span(words["say"], lang),), lang, ref=Ref("point", UID, f"text.{lang}")),),
                lang,
                (Span(words["tab"], lang),) if numeral == numerals[0] else (),
                Ref("point", UID),
            )
            for numeral in numerals
        )
    )
    raised = Table(
        (Column(1), Column(2)),
        (
            Row(
                (
                    Cell((Paragraph((Span(words["question"], lang, italic=True),), lang, Role.TABLE),)),
                    Cell(
                        (
                            Paragraph(
                                (Span(words["answer"], lang), Span(" [!]", lang, bold=True, tone=Tone.GOLD)),
                                lang,
                                Role.TABLE,
                            ),
                        )
                    ),
                )
            ),
        )
        * 3,
        lang,
        Row(
            (
                Cell((par(words["question"], lang, Role.TABLE_HEAD),)),
                Cell((par(words["answer"], lang, Role.TABLE_HEAD),)),
            )
        ),
    )
    main = Part(
        2.9,
        (
            Heading((Span(words["headline"], lang),), 2, lang),
            points,
            Heading((Span(words["question"], lang),), 2, lang),
            raised,
            Heading((Span(words["tab"], lang),), 3, lang),
            Paragraph((Span(words["body"], lang), Span("", lang, note=1)), lang),
            Heading((Span(words["tab"], lang),), 4, lang),
            List(
                (
                    Item((par(words["say"], lang), List((Item((par(words["headline"], lang),)),), lang))),
                    Item((par(words["answer"], lang),)),
                ),
                lang,
            ),
            List((Item((par(words["say"], lang),)), Item((par(words["answer"], lang),))), lang, ordered=True, start=3),
            Quote((par(words["outcome"], lang),)),
        ),
    )
    outcome = Box(
        (par(words["outcome label"], lang, Role.OUTCOME_LABEL), par(words["outcome"], lang, Role.OUTCOME)),
        Panel.OUTCOME,
        lang,
    )
    blocks = (
        par(words["kicker"], lang, Role.KICKER),
        Heading((Span(words["talks"], lang),), 1, lang, Ref("brief", UID, f"title.{lang}")),
        facts(lang),
        Rule(),
        outcome,
        Columns((main, Part(1, (Ruled(0, lang, (Span("X-NOTES", lang),)),), ruled=True)), lang),
    )
    notes = (Note(1, (par(words["body"], lang),)),)
    tail = (Span(words["tab"], lang),)
    return Paper(
        "4.1", (Span(words["talks"], lang),), lang, Start.SHEET, blocks, words["marking"], notes, tail, sides=2
    )


def profile(lang: Lang, picture: str) -> Paper:
    words = FA if lang.rtl else EN
    native = (Span("Дејан Ристић", Lang.SR_CYRL), Span("   ", lang), Span("دیان ریستیچ", Lang.FA))
    card = Card(
        Figure(picture, 38, 48, "A silhouette", lang),
        (
            par(words["kicker"], lang, Role.KICKER),
            Heading((Span("Dejan Ristić" if not lang.rtl else "دیان ریستیچ", lang),), 1, lang),
            Paragraph(native, lang, Role.NATIVE),
            par(words["talks"], lang, Role.STRONG),
            Box((par(words["say"], lang, Role.VALUE),), Panel.TINT, lang),
        ),
        lang,
    )
    marks = List(tuple(Item((par(words["say"], lang, Role.TABLE),), "+", Tone.GREEN) for _ in range(2)), lang)
    side = Part(
        1,
        (
            Box((par(words["headline"], lang, Role.LABEL), marks), Panel.GREEN, lang),
            Space(3),
            Box((par(words["headline"], lang, Role.LABEL), par(words["say"], lang, Role.TABLE)), Panel.RED, lang),
        ),
    )
    fact = Row((Cell((par("2024", lang, Role.FIELD),)), Cell((par(words["answer"], lang, Role.TABLE),))))
    left = Part(
        1.6,
        (
            Heading((Span(words["tab"], lang),), 2, lang),
            par(words["body"], lang),
            Table((Column(1), Column(3)), (fact, fact), lang, look=Look.FACTS),
            Table((Column(1), Column(3)), (fact, fact), lang, look=Look.GRID),
            Figure(picture, 40, 20, "A silhouette", lang, (Span(words["say"], lang),)),
        ),
    )
    return Paper(
        "4.2", (Span("Dejan Ristić", lang),), lang, Start.SHEET, (card, Columns((left, side), lang)), words["marking"]
    )


def cards(lang: Lang) -> Columns:
    words = FA if lang.rtl else EN
    parts = tuple(
        Part(
            1,
            (
                Box(
                    (
                        par(words["kicker"], lang, Role.FIELD),
                        par(words["tab"], lang, Role.CARD_TITLE),
                        par(words["say"] * count, lang, Role.SMALL),
                    ),
                    panel,
                    lang,
                    bar=True,
                ),
            ),
        )
        for count, panel in ((1, Panel.TINT), (2, Panel.TINT), (1, Panel.GOLD))
    )
    return Columns(parts, lang, even=True)


def specimen(lang: Lang, numbering: Numbering = Numbering.PAPER) -> Book:
    words = FA if lang.rtl else EN
    picture = png()
    start = Start.SHEET if numbering is Numbering.PAPER else Start.RUN_ON
    entries = (
        Entry("4", (Span(words["tab"], lang),), lang, paper=False, page=3),
        Entry("4.1", (Span(words["talks"], lang),), lang, sides=2, page=3),
        Entry("4.2", (Span("Dejan Ristić" if not lang.rtl else "دیان ریستیچ", lang),), lang, sides=1, page=5),
        Entry("4.3", (Span(words["day"], lang),), lang, sides=1, page=6),
    )
    cover = Paper(
        "0.1",
        (Span(words["title"], lang),),
        lang,
        Start.SHEET,
        (
            Rule(strong=True),
            par(words["kicker"], lang, Role.KICKER),
            par("بلگراد" if lang.rtl else "Belgrade", lang, Role.COVER_TITLE),
            par("Београд", Lang.SR_CYRL, Role.COVER_NAME),
            par(words["outcome"], lang, Role.COVER_LINE),
            par(words["day"], lang, Role.COVER_DATE),
            Space(8),
            cards(lang),
        ),
        words["marking"],
        bare=True,
    )
    contents = Paper(
        "0.3",
        (Span("فهرست" if lang.rtl else "Contents", lang),),
        lang,
        Start.SHEET,
        (
            Heading((Span("فهرست" if lang.rtl else "Contents", lang),), 1, lang),
            Box((par(words["headline"], lang, Role.LABEL), par(words["say"], lang)), Panel.GOLD, lang),
            Contents(entries, lang),
        ),
        words["marking"],
    )
    day = Paper(
        "4.3",
        (Span(words["day"], lang),),
        lang,
        start,
        (Heading((Span(words["day"], lang),), 1, lang), programme(lang), programme(lang)),
        words["marking"],
    )
    front = Tab("", (Span("فهرست" if lang.rtl else "Contents", lang),), (cover, contents), lang)
    first = talks(lang)
    second = profile(lang, picture.sha256)
    tab = Tab("4", (Span(words["tab"], lang),), (first, second, day), lang)
    around = Around((Span(words["title"], lang),), (Span("3" if not lang.rtl else "نسخهٔ ۳", lang),), "")
    return Book(words["title"], lang, MADE, numbering, (front, tab), around, (picture,))

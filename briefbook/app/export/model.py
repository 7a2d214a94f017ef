"""The outcomes that are offered, and what a person wishes of one, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from briefbook.app.naming import Say, langs_of, name_of
from briefbook.app.records.choices import words_of
from briefbook.app.style.look import Look
from briefbook.errors import Phrase, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Edition, PaperKind, Reader, StoredPaper
from briefbook.model.record import Audience

COPIES, PDF, WORD, PERSIAN, CARDS, MEETING = "copies", "pdf", "word", "persian", "cards", "meeting"


@dataclass(frozen=True, slots=True)
class Offer:
    """An outcome: its key, sign, name and what comes of it."""

    key: str
    icon: str
    title: Phrase
    words: Phrase


OFFERS: Final = (
    Offer(COPIES, "book-marked", phrase("Numbered copies"), phrase("PDF, one per reader")),
    Offer(PDF, "file-text", phrase("One PDF"), phrase("For screen or one print")),
    Offer(WORD, "file-pen", phrase("Editable Word file"), phrase("DOCX with styles")),
    Offer(PERSIAN, "languages", phrase("Persian edition"), phrase("PDF, Jalali dates")),
    Offer(CARDS, "layout-grid", phrase("Pocket cards"), phrase("PDF, A6, four on a page")),
    Offer(MEETING, "message-square-text", phrase("One meeting only"), phrase("PDF or DOCX of one paper")),
)


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A reader who may get a copy: its name in the files, and the two texts that are shown."""

    reader: str
    audience: Audience
    text: str
    told: str
    usual: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What is chosen on the screen; `ticked` are places in the list of copies, `folder` is a path as typed."""

    offer: str = COPIES
    lang: Lang = Lang.EN
    audience: Audience = Audience.PRINCIPAL
    paper: str = ""
    word: bool = False
    dividers: bool = False
    ticked: tuple[int, ...] = ()
    folder: str = ""

    @property
    def count(self) -> int:
        """How many files come of it."""
        return len(self.ticked) if self.offer == COPIES else 1


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from in a visit; languages, papers and audiences each as key and words."""

    title: str
    edition: str
    langs: tuple[tuple[Lang, str], ...]
    audiences: tuple[tuple[Audience, str], ...]
    meetings: tuple[tuple[str, str], ...]
    copies: tuple[CopyRow, ...]


_RUNGS = (Audience.PRINCIPAL, Audience.DELEGATION, Audience.INTERPRETER, Audience.HOST, Audience.PRESS)
_STOCK: Final = (
    ("standard", phrase("Standard"), phrase("whole book")),
    ("large", phrase("Large print"), phrase("whole book, larger text")),
    ("oneside", phrase("One side each"), phrase("whole book, short papers")),
)


def choices(dossier: Dossier, look: Look, papers: Iterable[StoredPaper]) -> Choices:
    """What a visit offers; `papers` are those of its outline."""
    say, visit = look.say, dossier.visit
    editions = [edition for edition in dossier.of(Edition) if edition.made]
    newest = max(editions, key=lambda one: one.number or 0, default=None)
    edition = (
        say(phrase("Edition {n}, {moment}", n=newest.number or 0, moment=newest.made))
        if newest
        else say("No edition yet; the pages carry today's date.")
    )
    meetings = [paper for paper in papers if paper.kind is PaperKind.MEETING and paper.include]
    return Choices(
        title=visit.title.best(look.lang, visit.stamp.original)[0] or visit.code,
        edition=edition,
        langs=tuple((lang, say(words_of(lang))) for lang in langs_of(dossier)),
        audiences=tuple((rung, say(words_of(rung))) for rung in _RUNGS),
        meetings=tuple((one.code, f"{look.figures(one.code)}  {name_of(dossier, one, look.lang)}") for one in meetings),
        copies=copy_rows(dossier, look),
    )


def copy_rows(dossier: Dossier, look: Look) -> tuple[CopyRow, ...]:
    """Readers of the library first, then the stock ones, then copies that hold less."""
    say = look.say
    readers = dossier.of(Reader)
    names = {reader.name.casefold() for reader in readers}
    rows = [
        CopyRow(reader.name, Audience.PRINCIPAL, _known(reader.name, say), _told(reader, say), usual=True)
        for reader in readers
    ]
    for name, words, told in _STOCK:
        if name not in names:
            usual = not readers and name == "standard"
            rows.append(CopyRow(name, Audience.PRINCIPAL, say(words), say(told), usual))
    for rung in _RUNGS[1:4]:
        rows.append(CopyRow("", rung, say(words_of(rung)), say("what they may see"), usual=False))
    return tuple(rows)


def _known(name: str, say: Say) -> str:
    return next((say(words) for stock, words, _ in _STOCK if stock == name.casefold()), name)


def _told(reader: Reader, say: Say) -> str:
    if reader.body_pt:
        return say(phrase("whole book, text of {size} points", size=reader.body_pt))
    return say("whole book without some sections") if reader.omit else say("whole book")


def first_wish(known: Choices, look: Look, folder: str) -> Wish:
    """What is chosen before a person chooses: the copies that are usual, in the language of the window if it is one."""
    langs = [lang for lang, _ in known.langs]
    usual = tuple(place for place, row in enumerate(known.copies) if row.usual)
    return Wish(
        lang=look.lang if look.lang in langs else langs[0],
        paper=known.meetings[0][0] if known.meetings else "",
        ticked=usual,
        folder=folder,
    )

"""From a dossier to a finished, proven file: assemble, check, frame, write, prove, place."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from briefbook import places
from briefbook.actions.enclosing import opener, pictured
from briefbook.actions.files import write_whole
from briefbook.actions.readers import fitted
from briefbook.actions.sources import newest_edition
from briefbook.book import address, since
from briefbook.book.assemble import Assembled, assembled, assembled_paper
from briefbook.book.check.run import check
from briefbook.book.detached.table import detached
from briefbook.book.enclosed import Enclosure
from briefbook.book.prose import Prose
from briefbook.errors import Notice, ReadError, Weight, WriteError, phrase
from briefbook.lang.clean import clean_file_name
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.outline import Layout, Plan, Reader
from briefbook.model.record import Audience
from briefbook.tree.dump import dump
from briefbook.tree.house import House, read_house
from briefbook.tree.nodes import Book, Picture
from briefbook.writers.pdf.press import Press
from briefbook.writers.pdf.write import paginate
from briefbook.writers.proof import proof
from briefbook.writers.table import writer_for
from briefbook.writers.undisturbed import undisturbed
from briefbook.writers.word.dressing import Dressing
from briefbook.writers.word.embedding import embedded
from briefbook.writers.word.letterhead import Letterhead
from briefbook.writers.written import PageMark, Tick, Written, quiet

# Those of a zip file; a year at either end may be another one in UTC.
FIRST_YEAR, LAST_YEAR = 1980, 2107


@dataclass(slots=True)
class Workbench:
    """What may be remembered between exports of one process; disposable, for one thread at a time."""

    prose: Prose = field(default_factory=Prose)
    press: Press = field(default_factory=Press)
    files: dict[str, Enclosure] = field(default_factory=dict)
    drawn: dict[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extras:
    """What a book holds beside what its plan says.

    A PDF carries the programme for calendars and the structure for screen readers. `dividers` stand before the tabs of
    a binder, also where its plan has none; `since` is the visit as it was in an earlier edition: the contents then say
    which papers have changed.
    """

    attachments: bool = True
    structure: bool = True
    dividers: bool = False
    since: Dossier | None = None


EVERYTHING: Final = Extras()


@dataclass(frozen=True, slots=True)
class Receipt:
    """An export that is done: where it is, what was remarked, its pages (empty for a DOCX)."""

    path: Path
    notices: tuple[Notice, ...]
    pages: tuple[PageMark, ...]

    @property
    def open(self) -> tuple[Notice, ...]:
        """Remarks that must be settled before the book is more than a draft."""
        return tuple(notice for notice in self.notices if notice.weight is Weight.MUST)

    @property
    def over(self) -> tuple[Notice, ...]:
        """Papers over their budget of sides, each with the records that would have to move; none for a DOCX."""
        return tuple(notice for notice in self.notices if notice.rule.startswith("over_cap"))


def plan_for(
    dossier: Dossier,
    lang: Lang,
    *,
    layout: Layout | None = None,
    audience: Audience | None = None,
    house: str = "",
) -> Plan:
    """The plan to print `lang` by: the stored one of that language, else a plain one, with what is given instead."""
    stored = next((plan for plan in dossier.of(Plan) if plan.lang is lang), None)
    plan = stored or Plan(id=Uid(f"plan-{lang}"), name=lang.value, lang=lang)
    if not house and _is_file(plan.house):
        # Whoever wrote the plan may not choose which files of this machine, or of a share, are opened.
        raise ReadError(
            "The plan {plan} names a file as its house style, {name}. Write the name of one, or give the file with "
            "--house.",
            plan=plan.name,
            name=plan.house,
        )
    return replace(plan, layout=layout or plan.layout, audience=audience or plan.audience, house=house or plan.house)


def _is_file(house: str) -> bool:
    """Whether a house style is named by its file."""
    return Path(house).suffix == ".toml"


def house_for(plan: Plan) -> House:
    """The house style of a plan: a TOML file by its path, one of the user's own, or a shipped one, by name.

    Raises ReadError where there is none of that name, or where it cannot be read.
    """
    name = plan.house or "briefbook"
    own, shipped = places.data_dir() / "house", places.resource("house/briefbook.toml").parent
    written = Path(name)
    file = clean_file_name(f"{name}.toml")
    tried = (written,) if _is_file(name) else (own / file, shipped / file)
    path = next((path for path in tried if path.is_file()), None)
    if path is None:
        have = ", ".join(sorted({p.stem for folder in (shipped, own) for p in folder.glob("*.toml")}))
        raise ReadError("There is no house style {name}. Write one of: {have}.", name=name, have=have)
    try:
        house = read_house(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as wrong:
        raise ReadError("{path} cannot be read. Choose another house style.", path=path) from wrong
    except ReadError as wrong:
        raise ReadError("{name}: {why}", name=path, why=wrong.phrase) from wrong
    for stem in dict.fromkeys(stem for family in house.families for _, stems in family.faces for stem in stems):
        if not places.resource(f"fonts/{clean_file_name(stem)}.ttf").is_file():
            raise ReadError("{path} names the font {font}, which there is not. Name another.", path=path, font=stem)
    return house


def house_of(dossier: Dossier, plan: Plan) -> House:
    """The house style of a plan as its reader wants it. Raises ReadError as `house_for` and for what cannot be set."""
    return fitted(house_for(plan), dossier.get(Reader, plan.reader))


def file_name(dossier: Dossier, plan: Plan, suffix: str) -> str:
    """Name of an export: visit code, language, suffix."""
    return clean_file_name(f"{dossier.visit.code or 'visit'}-{plan.lang}{suffix}")


def make_book(
    dossier: Dossier,
    plan: Plan,
    *,
    made: datetime,
    bench: Workbench,
    known: tuple[Notice, ...] = (),
    extras: Extras = EVERYTHING,
) -> tuple[Book, tuple[Notice, ...]]:
    """The framed tree of a book and what the checks and the prose remark, after what is `known` already.

    An open must-fix makes it a draft.
    """
    if extras.dividers:
        plan = replace(plan, dividers=True)
    earlier = _before(extras.since, plan, made, bench) if extras.since else None
    bench.prose.notices.clear()
    with undisturbed():
        whole = assembled(dossier, plan, made, bench.prose, opener(bench.files))
    if earlier:
        changes = since.changes(earlier.book, whole.book)
        whole = replace(whole, book=since.told(whole.book, changes, earlier.number))
    return _framed(whole, dossier, plan, bench, known)


def make_form(
    dossier: Dossier, plan: Plan, form: str, *, made: datetime, bench: Workbench, known: tuple[Notice, ...] = ()
) -> tuple[Book, tuple[Notice, ...]]:
    """The framed tree of a detached form, as `make_book`: what makes the book a draft makes its forms drafts too."""
    bench.prose.notices.clear()
    with undisturbed():
        whole = detached(dossier, plan, made, bench.prose, form)
    return _framed(whole, dossier, plan, bench, known)


def make_paper(
    dossier: Dossier, plan: Plan, code: str, *, made: datetime, bench: Workbench
) -> tuple[Book, tuple[Notice, ...]]:
    """The framed tree of one paper of the book by its code, as `make_book`.

    Raises WriteError where the book of the plan prints no such paper.
    """
    bench.prose.notices.clear()
    with undisturbed():
        book = assembled_paper(dossier, plan, made, bench.prose, code, opener(bench.files))
    if book is None:
        raise WriteError("The book prints no paper {code} for this reader. Choose another one.", code=code)
    return _framed(Assembled(book, (), ()), dossier, plan, bench, ())


def _framed(
    whole: Assembled, dossier: Dossier, plan: Plan, bench: Workbench, known: tuple[Notice, ...]
) -> tuple[Book, tuple[Notice, ...]]:
    """The tree with its furniture and all remarks, those of the checks first after what was `known`."""
    with undisturbed():
        notices = (*known, *check(dossier, plan), *whole.notices, *bench.prose.notices)
    book = whole.book
    if any(notice.weight is Weight.MUST for notice in notices):
        book = replace(book, around=replace(book.around, draft=say(phrase("Draft"), plan.lang)))
    return book, notices


class _Earlier(NamedTuple):
    """A book of an earlier edition and the number of that, None where it has none."""

    book: Book
    number: int | None


def _before(dossier: Dossier, plan: Plan, made: datetime, bench: Workbench) -> _Earlier:
    """The same book from an earlier state of the dossier: for the same reader, so that it tells of nothing withheld."""
    newest = newest_edition(dossier)
    then = newest.made if newest and newest.made else made
    book = assembled(dossier, plan, then, bench.prose, opener(bench.files)).book
    return _Earlier(book, newest.number if newest else None)


@dataclass(frozen=True, slots=True)
class WordCopy:
    """What is asked of a DOCX beyond the book: an office's letterhead, the fonts in the file."""

    letterhead: Letterhead | None = None
    embed: bool = False


PLAIN_COPY = WordCopy()


def write_book(
    book: Book,
    house: House,
    suffix: str,
    *,
    bench: Workbench,
    forbidden: tuple[str, ...] = (),
    tick: Tick = quiet,
    extras: Extras = EVERYTHING,
    copy: WordCopy = PLAIN_COPY,
) -> Written:
    """The finished and proven bytes of a book; a DOCX first gets its sides and folios from our own pages."""
    asked: dict[str, object]
    if suffix == ".docx":
        paper = copy.letterhead.fitted(house) if copy.letterhead else house
        book = address.paged(book, sides_of(paginate(book, paper, press=bench.press)))
        book = pictured(book, bench.drawn)
        asked = {
            "dress": Dressing(copy.letterhead) if copy.letterhead else None,
            "embed": embedded if copy.embed else None,
        }
    else:
        asked = {"tagged": extras.structure}
    if not extras.attachments:
        book = replace(book, events=())
    written = writer_for(suffix)(book, house, press=bench.press, tick=tick, **asked)
    proof(written.content, suffix, forbidden=forbidden)
    return written


def check_made(made: datetime) -> None:
    """Raise WriteError for a moment that no DOCX can carry: the entries of its zip file count from 1980 to 2107."""
    if not FIRST_YEAR < made.year < LAST_YEAR:
        raise WriteError(
            "{made} lies outside the years that a file can carry. Write a moment from {first} to {last}.",
            made=made.isoformat(timespec="minutes"),
            first=str(FIRST_YEAR + 1),
            last=str(LAST_YEAR - 1),
        )


def sides_of(pages: tuple[PageMark, ...]) -> dict[str, tuple[int, int]]:
    """For each paper code the number of its sides and the book page, from 1, on which it begins."""
    out: dict[str, tuple[int, int]] = {}
    for number, page in enumerate(pages, 1):
        if not page.blank and page.paper not in out:
            out[page.paper] = (page.of, number)
    return out


def export_book(
    dossier: Dossier,
    plan: Plan,
    folder: Path,
    suffix: str,
    *,
    made: datetime,
    bench: Workbench,
    known: tuple[Notice, ...] = (),
    extras: Extras = EVERYTHING,
    tick: Tick = quiet,
    copy: WordCopy = PLAIN_COPY,
    place: Callable[[Path, bytes], Path] = write_whole,
) -> Receipt:
    """A book written to `folder` under its file name; raises a refusal and leaves an earlier file as it was.

    `known` are remarks that the dossier cannot show, such as damage in the library that it was read from.
    """
    check_made(made)
    book, notices = make_book(dossier, plan, made=made, bench=bench, known=known, extras=extras)
    written = write_book(book, house_of(dossier, plan), suffix, bench=bench, tick=tick, copy=copy, extras=extras)
    path = place(folder / file_name(dossier, plan, suffix), written.content)
    return Receipt(path, (*notices, *written.notices), written.pages)


def dumped(dossier: Dossier, plan: Plan, *, made: datetime, bench: Workbench) -> str:
    """The tree of a book as readable text."""
    book, _ = make_book(dossier, plan, made=made, bench=bench)
    return dump(book)

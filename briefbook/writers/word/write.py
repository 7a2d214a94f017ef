"""A book as a DOCX: body, furniture and lists as text, then one package."""

from collections.abc import Iterator

from briefbook.tree.house import House
from briefbook.tree.nodes import Book, Role
from briefbook.writers.undisturbed import undisturbed
from briefbook.writers.word.blocks import flow
from briefbook.writers.word.dress import Close, Dress, Embed
from briefbook.writers.word.furniture import Section, opens_section, section
from briefbook.writers.word.job import Job
from briefbook.writers.word.numbering import numbering
from briefbook.writers.word.package import complete, document, pack, skeleton
from briefbook.writers.word.papers import draw_paper
from briefbook.writers.word.paragraphs import gap
from briefbook.writers.word.register import Register
from briefbook.writers.word.runs import Runs
from briefbook.writers.word.styles import GAP, stylesheet
from briefbook.writers.word.typefaces import typefaces
from briefbook.writers.written import Tick, Written, quiet

_BETWEEN = 480
"""Height in twips between two papers that share a page."""


def write(
    book: Book,
    house: House,
    *,
    press: object | None = None,
    tick: Tick = quiet,
    embed: Embed | None = None,
    dress: Dress | None = None,
) -> Written:
    """The finished DOCX of a book; without marks of pages, which only a word processor makes.

    Entries of its contents are taken as they are. `press` is accepted for the sake of one signature and not used;
    `embed` (`embedding.embedded`) gives fonts to put into the file, `dress` (`dressing.Dressing`) a letterhead. Raises
    WriteError where a shipped file is missing, ReadError where the map of a letterhead names no style.
    """
    with undisturbed():
        return _written(book, house, tick, embed, dress)


def _written(book: Book, house: House, tick: Tick, embed: Embed | None, dress: Dress | None) -> Written:
    if dress is not None:
        house = dress.fitted(house)
    register = Register(book.pictures)
    runs = Runs(house, book.lang, register, frozenset(paper.code for paper in book.papers))
    tabs = {tab.number: tab.papers[0].code for tab in book.tabs if tab.number and tab.papers}
    above = {role: round(20 * house.type(role, book.lang).before) for role in Role}
    job = Job(house, book.lang, book.numbering, register, runs, flow, tabs, above, counted=dress is None)
    body = document(register.settled(_body(job, book, tick, section if dress is None else dress.section)))
    faces = {} if embed is None else embed(house, book.lang, (body.decode(), *register.parts.values()))
    fonts = typefaces(house, book.lang, faces)
    texts = {
        "word/styles.xml": stylesheet(house, book.lang, runs.used),
        "word/numbering.xml": numbering(register.kinds, register.lists, house),
        "word/fontTable.xml": fonts.table,
    }
    parts = complete(skeleton(book), body, texts, register, fonts)
    if dress is not None:
        parts = dress.dressed(parts, job, book)
    return Written(pack(parts, book.made), notices=tuple(job.notices))


def _body(job: Job, book: Book, tick: Tick, close: Close) -> Iterator[str]:
    """All papers in pieces; each section is closed by the paragraph that ends it, the last one by the body itself."""
    total = len(book.papers)
    last: Section | None = None
    done = 0
    for tab in book.tabs:
        for paper in tab.papers:
            new = Section(paper, tab)
            if last is not None:
                apart = opens_section(book, last, new)
                yield _closing(close(job, book, last)) if apart else gap(_BETWEEN)
                last = new if apart else last
            else:
                last = new
            yield from draw_paper(job, tab, paper)
            done += 1
            tick(done, total)
    yield gap(20)
    if last is not None:
        yield close(job, book, last)


def _closing(properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{GAP}"/>{properties}</w:pPr></w:p>'

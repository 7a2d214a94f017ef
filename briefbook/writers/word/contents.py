"""Contents, filled beforehand: links to bookmarks with a leader; nobody has to update a field to read it."""

from briefbook.errors import counted
from briefbook.lang.catalogue import say_dateless
from briefbook.lang.digits import digits
from briefbook.tree.nodes import Contents, Entry, Numbering, Role, Span, Tone
from briefbook.writers.word.bookmarks import paper_name
from briefbook.writers.word.emphasis import CONTENTS_LINK, Emphasis
from briefbook.writers.word.job import Job, Place
from briefbook.writers.word.paragraphs import opening
from briefbook.writers.word.runs import TAB
from briefbook.writers.word.styles import STYLES


def draw_contents(job: Job, contents: Contents, place: Place) -> str:
    """A line per tab and paper. Papers numbered apart show code and sides, else the folio of their first page.

    Codes are right whatever Word does with the pages; folios stand in PAGEREF fields, which F9 renews in place.
    """
    return "".join(_entry(job, contents, entry, place) for entry in contents.entries)


def _entry(job: Job, contents: Contents, entry: Entry, place: Place) -> str:
    role = Role.CONTENTS_PAPER if entry.paper else Role.CONTENTS_TAB
    target = entry.code if entry.paper else job.tabs.get(entry.code, "")
    code = Span(digits(entry.code, job.lang), contents.lang, bold=not entry.paper, tone=Tone.ACCENT)
    line = job.runs.spans((code,), contents.lang, role) if entry.code else ""
    line += TAB + job.runs.spans(entry.title, entry.lang, role)
    end = _end(job, entry, target, role)
    line += TAB + end if end else ""
    if target in job.tabs.values() or target in job.runs.papers:
        line = _named(job, line, role)
        line = f'<w:hyperlink w:anchor="{paper_name(target)}">{line}</w:hyperlink>'
    return f"{opening(job, STYLES[role], role, contents.lang, place, keep=not entry.paper)}{line}</w:p>"


def _named(job: Job, line: str, role: Role) -> str:
    """The runs of a link, each with a character style that says colour and line.

    LibreOffice paints what a style leaves open in a link blue and underlines it.
    """
    plain = Emphasis(CONTENTS_LINK, job.house.type(role, job.lang).colour)
    accent = Emphasis(CONTENTS_LINK, Tone.ACCENT.value, strong=role is Role.CONTENTS_TAB)
    strong = plain._replace(strong=True)
    job.runs.used.update((plain, accent, strong))
    styled = f'<w:rStyle w:val="{plain.style}"/>'
    line = line.replace(f'"{Emphasis(strong=True).style}"', f'"{strong.style}"')
    line = line.replace('"BBText', f'"{Emphasis(CONTENTS_LINK).style}')
    line = line.replace("<w:r><w:rPr>", f"<w:r><w:rPr>{styled}").replace(f"{styled}<w:rStyle", "<w:rStyle")
    for opened in ("<w:t", "<w:fldChar", "<w:instrText"):
        line = line.replace(f"<w:r>{opened}", f"<w:r><w:rPr>{styled}</w:rPr>{opened}")
    return line


def _end(job: Job, entry: Entry, target: str, role: Role) -> str:
    if job.numbering is Numbering.PAPER:
        if not entry.paper or not entry.sides or not job.counted:
            return ""
        said = say_dateless(counted("{n} side", "{n} sides", entry.sides), job.lang)
        return job.runs.spans((Span(said, job.lang),), job.lang, role)
    if not entry.page or target not in job.runs.papers:
        return ""
    return job.runs.field(f"PAGEREF {paper_name(target)} \\h", str(entry.page), role, bold=not entry.paper)

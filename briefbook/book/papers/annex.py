"""Annex: a text as supplied, and the pages of a file that is kept with the library, each whole in our frame."""

from collections.abc import Iterator

from briefbook.book.desk import Desk
from briefbook.book.enclosed import Enclosure, size_of
from briefbook.book.forms import Blocks, Spans, joined, para, plain, text_of
from briefbook.book.papers.opening import opening
from briefbook.errors import Notice, Ref, Weight, counted, phrase
from briefbook.model.agreement import AgreementText
from briefbook.model.outline import StoredPaper
from briefbook.model.source import Attachment, Source
from briefbook.tree.nodes import Facsimile, Role, Tone


def annex(desk: Desk, paper: StoredPaper) -> Blocks:
    """The paper's own text, what is known of its file, and the file's pages; empty where there is neither."""
    subject = desk.dossier.find(paper.subject_uid)
    file = subject if isinstance(subject, Attachment) else None
    if isinstance(subject, AgreementText | Source):
        file = desk.dossier.get(Attachment, subject.attachment)
    if file is None and not paper.body:
        return ()
    known = _known(desk, file) if file else ()
    return (*opening(desk, paper, desk.say(phrase("Annex"))), *known)


def _known(desk: Desk, file: Attachment) -> Blocks:
    name = plain(file.name, file.stamp.original, Ref("attachment", file.id, "name"), fixed=True)
    said = para(joined((desk.line(file, "caption"), name), " · ", desk.lang), desk.lang, Role.CAPTION, keep=True)
    content = desk.dossier.blob(file.sha256)
    found = desk.open(file.sha256, file.mime, content) if content else Enclosure()
    _remark(desk, file, found)
    if found.refusal:
        missing = desk.say("This file cannot be printed.", tone=Tone.AMBER)
        return (*said, *para(missing, desk.lang))
    desk.pages.update({page.sha256: page for page in found.pages})
    return (*said, *_pages(desk, file, found))


def _pages(desk: Desk, file: Attachment, found: Enclosure) -> Iterator[Facsimile]:
    words = desk.line(file, "alt") or desk.line(file, "caption") or plain(file.name, file.stamp.original)
    count = len(found.pages)
    for number, page in enumerate(found.pages, 1):
        caption: Spans = ()
        alt = text_of(words)
        if count > 1:
            which = phrase("Page {page} of {pages} as supplied", page=number, pages=count)
            caption = desk.say(which)
            alt = ": ".join(part for part in (text_of(caption), alt) if part)
        width, height = size_of(page)
        yield Facsimile(page.sha256, width, height, alt, desk.lang, caption, Ref("attachment", file.id))


def _remark(desk: Desk, file: Attachment, found: Enclosure) -> None:
    """Say what of the file is not on paper."""
    name, where = file.name or file.mime, Ref("attachment", file.id)
    if found.refusal:
        words = phrase("{name} cannot be printed: {why}", name=name, why=found.refusal)
        desk.told.append(Notice("annex", words, where, Weight.MUST))
    elif found.unprinted:
        words = counted(
            "{name} has {n} note, stamp or filled field that is not printed. Print it to a new PDF and take that.",
            "{name} has {n} notes, stamps or filled fields that are not printed. Print it to a new PDF and take that.",
            n=found.unprinted,
            name=name,
        )
        desk.told.append(Notice("annex", words, where, Weight.SHOULD))

"""Annex: a text as supplied, and the file that is kept with the library."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, joined, para, plain
from briefbook.book.papers.opening import opening
from briefbook.errors import Ref, phrase
from briefbook.model.agreement import AgreementText
from briefbook.model.outline import StoredPaper
from briefbook.model.source import Attachment, Source
from briefbook.tree.nodes import Role


def annex(desk: Desk, paper: StoredPaper) -> Blocks:
    """The paper's own text and what is known of its file; empty where there is neither."""
    subject = desk.dossier.find(paper.subject_uid)
    file = subject if isinstance(subject, Attachment) else None
    if isinstance(subject, AgreementText | Source):
        file = desk.dossier.get(Attachment, subject.attachment)
    if file is None and not paper.body:
        return ()
    known: Blocks = ()
    if file is not None:
        name = plain(file.name, file.stamp.original, Ref("attachment", file.id, "name"), fixed=True)
        known = para(joined((desk.line(file, "caption"), name), " · ", desk.lang), desk.lang, Role.CAPTION)
    return (*opening(desk, paper, desk.say(phrase("Annex"))), *known)

"""Files that annexes print: opened once when a folder is read, so that a bad one is a fault with its line."""

from collections.abc import Iterable, Mapping

from briefbook.actions.exchange import kinds
from briefbook.actions.exchange.folder.faults import Faults
from briefbook.actions.exchange.folder.media import Found
from briefbook.actions.exchange.folder.typed import Typed
from briefbook.actions.exchange.supplied.values import NotPrintable
from briefbook.errors import phrase
from briefbook.model.agreement import AgreementText
from briefbook.model.fields import Uid
from briefbook.model.outline import PaperKind, StoredPaper
from briefbook.model.record import Record
from briefbook.model.source import Attachment, Source


def check_annexes(
    typed: Iterable[Typed], records: Iterable[Record], takings: Mapping[Uid, Found], faults: Faults
) -> None:
    """Faults for files that cannot be printed; a file that no annex names is kept as it is, whatever it holds."""
    made = {record.id: record for record in records}
    heads = {one.uid: one for one in typed}
    for uid in _printed(made):
        taken = takings.get(uid)
        if taken is None or uid not in heads or not kinds.printable(taken.mime):
            continue
        try:
            kinds.opened(taken.blob.content, taken.mime)
        except NotPrintable as wrong:
            what = phrase("{name}: {why}", name=taken.media, why=wrong.phrase)
            faults.add(heads[uid].spot("file"), what)


def _printed(made: Mapping[Uid, Record]) -> list[Uid]:
    """Uids of the attachments that annexes print, each once."""
    found: dict[Uid, None] = {}
    for paper in made.values():
        if isinstance(paper, StoredPaper) and paper.kind is PaperKind.ANNEX and paper.include:
            subject = made.get(paper.subject_uid)
            if isinstance(subject, AgreementText | Source):
                subject = made.get(subject.attachment)
            if isinstance(subject, Attachment):
                found[subject.id] = None
    return list(found)

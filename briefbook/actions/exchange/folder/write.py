"""A dossier to the files of a briefing folder, in the one canonical form."""

from dataclasses import replace

from briefbook.actions.exchange.folder.lines import record_text
from briefbook.actions.exchange.folder.shelf import Shelf, media_name
from briefbook.errors import WriteError
from briefbook.model.dossier import Dossier, Filed
from briefbook.model.record import Stamp
from briefbook.model.source import Attachment, Photo


def write_folder(dossier: Dossier) -> dict[str, bytes]:
    """Bytes of every file by its path in the folder, text files and pictures.

    Records that a folder gave come back to their file and place; new ones join their parent's file. Raises
    WriteError where the dossier lacks the bytes of a picture or attachment.
    """
    shelf = Shelf(dossier)
    out = _media(dossier, shelf)
    original = dossier.visit.stamp.original
    for file, records in shelf.file_order().items():
        texts = []
        for record in records:
            granted = Stamp().original if record.id == dossier.visit.id else original
            filed = shelf.places[record.id]
            texts.append(record_text(record, filed, granted, shelf.ids, shelf.rows.get(record.id, [])))
        out[f"{file}.md"] = ("\n\n".join(texts) + "\n").encode()
    return dict(sorted(out.items()))


def _media(dossier: Dossier, shelf: Shelf) -> dict[str, bytes]:
    """Bytes of pictures and attachments by their paths; each place learns the path that was chosen."""
    out: dict[str, bytes] = {}
    used: dict[str, bytes] = {}
    for record in dossier.records:
        filed = shelf.places.get(record.id)
        if not filed or not isinstance(record, Photo | Attachment):
            continue
        content = dossier.blob(record.sha256)
        if content is None:
            raise WriteError(
                "The file of {table} {id} is not in the library. Add it again or remove the record.",
                table=shelf.ids[record.id][0],
                id=filed.id,
            )
        name = _path(filed, record, content, used)
        shelf.places[record.id] = replace(filed, media=name)
        used[name.casefold()] = content
        out[name] = content
    return out


def _path(filed: Filed, record: Photo | Attachment, content: bytes, used: dict[str, bytes]) -> str:
    """The path that a folder gave, unless another file has it now."""
    if filed.media and used.get(filed.media.casefold(), content) == content:
        return filed.media
    return media_name(filed, record.mime, set(used))

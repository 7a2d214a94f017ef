"""Records as they were typed: type, id and place known, values not yet read."""

from dataclasses import dataclass
from pathlib import Path

from briefbook.actions.exchange.folder.faults import Faults, Spot, nearest, one_of, shortened
from briefbook.actions.exchange.folder.files import Layer
from briefbook.actions.exchange.folder.head import Value
from briefbook.actions.exchange.folder.keys import ID_COLUMNS, MAIN, place_of
from briefbook.actions.exchange.folder.text import Passage, Piece, cut
from briefbook.errors import Notice, phrase
from briefbook.lang.digits import ascii_digits
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.kinds import KINDS, TABLES

ID_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


@dataclass(slots=True)
class Typed:
    """A record of a folder. `file` is its file without ".md" in its layer; `shown` the file that faults name."""

    table: str
    id: str
    file: str
    shown: str
    line: int
    keys: dict[str, Value]
    texts: dict[str, Passage]
    layer: Path
    uid: Uid = NOBODY

    def spot(self, key: str = "") -> Spot:
        """Line of a key, or of the record's first key where there is none."""
        value = self.keys.get(key)
        return Spot(self.shown, value.line if value else self.line)

    def text(self, key: str) -> str:
        """A plain value, or an empty text; of a list the first."""
        value = self.keys.get(key)
        return (value.several or ("",))[0].strip() if value else ""


def read_layer(layer: Layer, faults: Faults, notices: list[Notice]) -> dict[str, list[Typed]]:
    """The records of one folder or overlay by file, files by name and records in the order of their files."""
    found: dict[str, list[Typed]] = {}
    for file, text in layer.records.items():
        shown = layer.shown(f"{file}.md")
        pieces = cut(shown, text, faults)
        if any(piece.head.commented for piece in pieces):
            notices.append(
                Notice(
                    "comment",
                    phrase("{file}: comments between the keys are not kept. Move them into a note.", file=shown),
                )
            )
        made = [_typed(layer, file, shown, piece, faults) for piece in pieces]
        found[file] = [typed for typed in made if typed]
    return found


def _typed(layer: Layer, file: str, shown: str, piece: Piece, faults: Faults) -> Typed | None:
    """The record of a piece, or None where its type or id is not to be had."""
    keys = piece.head.keys
    spot = Spot(shown, piece.head.line)
    if not keys:
        faults.lost |= {kind.table for kind in KINDS if kind.place == place_of(file)}
        if not any(fault.file == shown for fault in faults.found):
            faults.add(spot, phrase("the head is empty. Write the keys of a record, id first."))
        return None
    table = MAIN[place_of(file)]
    if "type" in keys:
        table = (keys["type"].several or ("",))[0].strip()
        if table not in TABLES:
            _no_type(Spot(shown, keys["type"].line), table, faults)
            faults.lost |= TABLES.keys()
            return None
    typed = Typed(table, "", file, shown, piece.head.line, keys, piece.texts, layer.path)
    typed.id = _read_id(typed, faults)
    if not typed.id:
        faults.lost.add(table)
        return None
    return typed


def _no_type(spot: Spot, word: str, faults: Faults) -> None:
    """A type that there is not."""
    near = nearest(word, TABLES)
    if near:
        faults.add(
            spot, phrase('"{word}" is no type of record. Did you mean "{near}"?', word=shortened(word), near=near)
        )
    else:
        faults.add(
            spot, phrase('"{word}" is no type of record. Write {types}.', word=shortened(word), types=one_of(TABLES))
        )


def _read_id(typed: Typed, faults: Faults) -> str:
    """The id of a record, or an empty one where it cannot be used."""
    word = typed.text("id")
    if not word:
        faults.add(typed.spot(), phrase('{table} needs "id". Write 1 to 40 of a-z, 0-9 and -.', table=typed.table))
        return ""
    if ID_COLUMNS.get(typed.table) == "iso":
        return word  # whether it is a country is known to the links
    word = ascii_digits(word)
    if not is_id(word):
        faults.add(typed.spot("id"), phrase('"{id}" is no id. Write 1 to 40 of a-z, 0-9 and -.', id=shortened(word)))
        return ""
    return word


def is_id(word: str) -> bool:
    """Whether `word` can be the id of a record in a folder."""
    return 1 <= len(word) <= 40 and ID_SIGNS.issuperset(word)

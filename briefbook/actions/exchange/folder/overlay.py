"""Editions as overlays: changed and new records laid over the folder they belong to."""

from collections.abc import Iterator

from briefbook.actions.exchange.folder.faults import Faults, nearest
from briefbook.actions.exchange.folder.typed import Typed
from briefbook.errors import phrase
from briefbook.model.fields import Uid
from briefbook.model.kinds import TABLES

Files = dict[str, list[Typed]]


def every(files: Files) -> Iterator[Typed]:
    """All records, files and records in order."""
    for records in files.values():
        yield from records


def check_alone(files: Files, faults: Faults) -> None:
    """Faults of a folder that is no overlay: `gone` and `after` mean nothing in it."""
    for typed in every(files):
        for key in ("gone", "after"):
            if key in typed.keys:
                faults.add(
                    typed.spot(key), phrase('"{key}" is for an overlay such as edition-2. Leave the line out.', key=key)
                )


def distinct(files: Files, faults: Faults) -> Files:
    """The records whose ids stand once; a second one of its type is a fault and left out."""
    seen: dict[tuple[str, str], Typed] = {}
    kept: Files = {}
    for file, records in files.items():
        kept[file] = []
        for typed in records:
            first = seen.setdefault((typed.table, typed.id), typed)
            if first is typed:
                kept[file].append(typed)
                continue
            there = first.spot("id")
            words = phrase(
                '"{id}" is already the id of {file}:{line}. Give this {table} another id.',
                id=typed.id,
                file=there.file,
                line=str(there.line),
                table=typed.table,
            )
            faults.add(typed.spot("id"), words)
    return kept


def lay(base: Files, over: Files, faults: Faults) -> tuple[Files, list[Typed]]:
    """The folder with the overlay laid on it, and the records that it takes away.

    A record replaces the one with its type and id whole, stays in its place and takes its uid; a new one stands
    after the one that `after` names, else at the end of its file.
    """
    files = {file: list(records) for file, records in base.items()}
    homes = {(typed.table, typed.id): file for file, records in files.items() for typed in records}
    gone = []
    for file, records in over.items():
        for typed in records:
            home = homes.get((typed.table, typed.id))
            if typed.text("gone") not in ("", "yes", "no"):
                words = phrase('"{text}" is neither yes nor no. Write yes or no.', text=typed.text("gone"))
                faults.add(typed.spot("gone"), words)
            if typed.text("gone") == "yes":
                gone += _take_away(files, home, typed, faults)
            elif home:
                _replace(files[home], typed, home, faults)
            else:
                place = _place(files, homes, file, typed, faults)
                homes[typed.table, typed.id] = place
                typed.file = place
    return files, gone


def _take_away(files: Files, home: str | None, typed: Typed, faults: Faults) -> list[Typed]:
    """Remove the record that an overlay calls gone."""
    if home is None:
        faults.add(
            typed.spot("gone"),
            phrase(
                'no {table} has the id "{id}". Leave the record out; there is nothing to take away.',
                table=typed.table,
                id=typed.id,
            ),
        )
        return []
    if typed.table == "visit":
        faults.add(typed.spot("gone"), phrase("a visit cannot be gone from its own folder. Leave the line out."))
        return []
    there = next(other for other in files[home] if (other.table, other.id) == (typed.table, typed.id))
    files[home].remove(there)
    return [there]


def _replace(records: list[Typed], typed: Typed, home: str, faults: Faults) -> None:
    """Put a changed record in the place of the earlier one."""
    at = next(n for n, other in enumerate(records) if (other.table, other.id) == (typed.table, typed.id))
    earlier = records[at]
    given = typed.text("uid")
    if given and earlier.text("uid") and given != earlier.text("uid"):
        there = earlier.spot("uid")
        words = phrase(
            '"uid" is not that of {file}:{line}. Write {uid}, or leave the line out.',
            file=there.file,
            line=str(there.line),
            uid=earlier.text("uid"),
        )
        faults.add(typed.spot("uid"), words)
    typed.uid = Uid(earlier.text("uid")) or earlier.uid
    typed.file = home
    records[at] = typed


def _place(files: Files, homes: dict[tuple[str, str], str], file: str, typed: Typed, faults: Faults) -> str:
    """Put a new record in its place; returns the file it is in now."""
    before = typed.text("after")
    if not before:
        files.setdefault(file, []).append(typed)
        return file
    home = homes.get((typed.table, before))
    if home is None:
        near = nearest(before, [other for table, other in homes if table == typed.table])
        if near:
            faults.add(
                typed.spot("after"),
                phrase('no {table} has the id "{id}". Did you mean "{near}"?', table=typed.table, id=before, near=near),
            )
        else:
            faults.add(
                typed.spot("after"),
                phrase(
                    'no {table} has the id "{id}". Write the id of {table}, or add the record.',
                    table=typed.table,
                    id=before,
                ),
            )
        files.setdefault(file, []).append(typed)
        return file
    records = files[home]
    at = 1 + next(n for n, other in enumerate(records) if (other.table, other.id) == (typed.table, before))
    while at < len(records) and _is_below(records[at], typed.table, before):
        at += 1
    records.insert(at, typed)
    return home


def _is_below(typed: Typed, table: str, parent: str) -> bool:
    """Whether a record is a child of the given one."""
    column = TABLES[typed.table].parent
    return column == table and typed.text(column) == parent

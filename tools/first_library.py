"""Write the library by which every later release proves that it still reads the first one.

`python -m tools.first_library tests/store/data/first-release.briefbook`, run once, with the first release.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from briefbook.errors import phrase
from briefbook.lang.dates import Day, Period
from briefbook.lang.tongue import Lang, LocalText, Standing, Wording
from briefbook.model.dossier import Filed
from briefbook.model.fields import Column, Form, Uid, columns
from briefbook.model.kinds import KINDS, Kind
from briefbook.model.record import Audience, Cite, Clearance, Record, Stamp
from briefbook.store.engine import Engine
from briefbook.store.library import Library

PICTURE = b"not a real picture"
_PLAIN: dict[Form, object] = {
    Form.WORDS: LocalText.of({Lang.EN: "One line", Lang.FA: "یک سطر", Lang.SR_CYRL: "Један ред"}),
    Form.TEXT: LocalText.of(
        {Lang.EN: "Some **text**.", Lang.SR_LATN: Wording("Neki tekst.", Standing.MACHINE, stale=True)}
    ),
    Form.LINE: "A line",
    Form.LINES: ("first", "second"),
    Form.DAY: Day(1403, 12, jalali=True),
    Form.PERIOD: Period(Day(2024, 1), Day(2024, 9)),
    Form.MOMENT: datetime(2025, 2, 25, 12, tzinfo=UTC),
    Form.TIME: time(9, 30),
    Form.ZONE: "Europe/Belgrade",
    Form.NUMBER: Decimal("2.960"),
    Form.WHOLE: 7,
    Form.YES: True,
    Form.FOCUS: (0.5, 0.25),
}


_LATER = frozenset({("agreement", "decision"), ("plan", "dividers")})
"""Columns that came after the first release: its file has none of them."""


def records() -> Iterator[Record]:
    """A record of every kind with every column of the first release filled; links lead to the record of their kind."""
    for kind in KINDS:
        yield kind.record(
            id=_uid(kind.table),
            stamp=Stamp(
                original=Lang.EN,
                clearance=Clearance.CLEARED,
                cleared_by="A",
                cleared_at=datetime(2025, 1, 2, 3, 4, tzinfo=UTC),
                audience=Audience.DELEGATION,
                marking=_uid("marking"),
                owner="B",
                checked_on=Day(2025, 1, 5),
            ),
            seq=3,
            cites=(Cite(_uid("source"), "p. 4"), Cite(_uid("source"), "", "text")),
            **_values(kind),
        )


def _values(kind: Kind) -> dict[str, object]:
    return {
        name: _value(kind, name, column) for name, column in columns(kind.record) if (kind.table, name) not in _LATER
    }


def _value(kind: Kind, name: str, column: Column) -> object:
    if column.choice:
        return _last(column.choice)
    if column.form is Form.HIDDEN:
        return 9 if column.whole else f"{name} of {kind.table}"
    if column.form is Form.OPEN:
        return _uid("person")
    if column.form is Form.LINK:
        return _uid(column.target)
    return (_uid(column.target),) if column.form is Form.LINKS else _PLAIN[column.form]


def _last(choices: type[StrEnum]) -> StrEnum:
    return list(choices)[-1]


def _uid(table: str) -> Uid:
    return Uid(f"0190c2a0-0000-7000-8000-{[kind.table for kind in KINDS].index(table):012}")


def write(path: Path) -> None:
    """Write the library, with one step undone, a removal, a filing, a setting and a kept file."""
    with Library.create(path) as library:
        with library.transaction(phrase("Put {n} records", n=len(KINDS))):
            library.put_all(records())
            library.keep_blob(PICTURE)
            library.file(_uid("visit"), [Filed(_uid("fact"), "f1", "facts", 0)])
            library.settings.put("house", "briefbook")
            library.intake("visit.md", "0" * 64, Day(2025, 1, 2), "A")
        with library.transaction(phrase("Remove the risk")):
            library.remove(_uid("risk"))
        library.log.undo()
    engine = Engine(path)
    # Small pages: the file is committed, and the tables are many and short.
    engine.conn.execute("PRAGMA page_size=512").fetchall()
    engine.conn.execute("VACUUM")
    engine.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]))

"""Times of the store, to be read by a person: `python -m tests.bench.bench_store [records]`. No test: machines differ.

Columns: what, seconds or ratio. CPU seconds of this process, the median of the rounds, p95 where said.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefbook.errors import phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.brief import TalkingPoint
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.store.engine import Engine
from briefbook.store.library import Library
from briefbook.store.opening import make
from tests.store.scenes import POINT, VISIT, filled

ROUNDS = 5


def cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def say(what: str, value: float, unit: str) -> None:
    sys.stdout.write(f"{what:62} {value:10.2f} {unit}\n")


def facts(count: int) -> list[Fact]:
    return [
        Fact(
            id=Uid(f"0190c2a0-0000-7000-8000-{number:012}"),
            domain="telecoms",
            text=LocalText.of(
                {Lang.EN: f"Fact {number}: fibre reached the village", Lang.FA: f"واقعیت {number} فیبر نوری"}
            ),
        )
        for number in range(count)
    ]


def raw(path: Path, records: list[Fact]) -> None:
    """The same rows by executemany into the same tables, without log, seals, index and checks."""
    make(path)
    engine = Engine(path)
    for (name,) in engine.conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        engine.conn.execute(f"DROP TRIGGER {name}")
    with engine.write():
        engine.conn.executemany(
            "INSERT INTO record (uid, kind, rev, lang) VALUES (?, 'fact', 1, 'en')", [(fact.id,) for fact in records]
        )
        engine.conn.executemany(
            "INSERT INTO fact (uid, domain) VALUES (?, ?)", [(fact.id, fact.domain) for fact in records]
        )
        engine.conn.executemany(
            "INSERT INTO wording (record_uid, field, lang, value, of_rev) VALUES (?, 'text', ?, ?, 1)",
            [(fact.id, lang, wording.text) for fact in records for lang, wording in fact.text.wordings],
        )
    engine.close()


def bulk(folder: Path, count: int) -> Path:
    records = facts(count)
    plain = cpu(lambda: raw(folder / "raw.briefbook", records))
    path = folder / "bulk.briefbook"
    with Library.create(path) as library:

        def put() -> None:
            with library.transaction(phrase("Import")):
                library.put_all(records)

        ours = cpu(put)
    say(f"bulk import of {count} records, ours", ours, "s")
    say(f"bulk import of {count} records, raw executemany", plain, "s")
    say("ratio (typesetting.md, G13)", ours / plain, "x")
    return path


def search(path: Path, count: int) -> None:
    with Library.open(path) as library:
        queries = [
            *(["f", "fi", "fib", "fibre"]),
            "fact 77",
            "فیبر",
            "village",
            "fact",
            f"fact {count - 1}",
            "nothing",
        ] * ROUNDS
        times = [cpu(lambda query=query: library.search.find(query)) for query in queries]  # type: ignore[misc]
        say(f"search as typed over {count} records, first 30, p95", statistics.quantiles(times, n=20)[-1] * 1000, "ms")
        say(f"check of all seals of {count} records", cpu(library.check), "s")


def visit(folder: Path) -> None:
    with Library.create(folder / "visit.briefbook") as library:
        filled(library, 300)
        say(
            "dossier of 300 points",
            statistics.median(cpu(lambda: library.dossier(VISIT)) for _ in range(20)) * 1000,
            "ms",
        )
        times = []
        for number in range(200):
            point = library.get(TalkingPoint, POINT)
            if point is None:
                raise SystemExit("the scene has no point")
            began = time.perf_counter()
            with library.transaction(phrase("Edit"), "text", lambda: 0.0):
                library.put(replace(point, text=point.text.put(Lang.EN, f"Typed {number}")))
            times.append(time.perf_counter() - began)
        say("autosave transaction, wall, p95", statistics.quantiles(times, n=20)[-1] * 1000, "ms")
        say("undo of one step", cpu(library.log.undo) * 1000, "ms")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        visit(Path(name))
        search(bulk(Path(name), count), count)


if __name__ == "__main__":
    main()

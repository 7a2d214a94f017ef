"""Records of every kind with any values: to a folder and back the same."""

import hashlib
import io
import string
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, time, timedelta, timezone
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from briefbook.actions.exchange.folder import read_folder, write_folder
from briefbook.lang.clean import clean_line, clean_text
from briefbook.lang.dates import Day, Period
from briefbook.lang.tongue import Lang, LocalText, Standing, Wording
from briefbook.model.dossier import Blob, Dossier
from briefbook.model.fields import Column, Form, Uid, columns
from briefbook.model.kinds import KINDS, Kind
from briefbook.model.record import Audience, Cite, Clearance, Record, Stamp
from briefbook.model.visit import Visit
from tests.covering import examples

SIGNS = (
    string.ascii_letters
    + string.digits
    + " \t:#[]{}()\"'&*!|>%@\\`,-~?.=<_/"
    + "šђیک۱۲\u200c\u00a0\u00ad’«»\u0085\u2028\ufeff\u007f\U0001f600"
)
LINES = st.text(SIGNS, max_size=40).map(clean_line)
WORDS = LINES.filter(bool)


def whole_text(text: str) -> str:
    """A text as a folder keeps it: no blank lines round it, nothing that ends a record."""
    lines = clean_text(text).replace("`", "'").replace("~", "-").split("\n")
    kept = ["x" if line == "---" or line.startswith("# ") else line for line in lines]
    while kept and not kept[0].strip():
        kept.pop(0)
    while kept and not kept[-1].strip():
        kept.pop()
    return "\n".join(kept)


TEXTS = st.text(SIGNS + "\n", max_size=80).map(whole_text).filter(bool)
DAYS = st.dates(date(1940, 1, 1), date(2090, 1, 1)).map(Day.of) | st.sampled_from(
    [Day.read(text) for text in ("2025", "2025-02", "j1403-12", "j1403")]
)
PNG = io.BytesIO()
Image.new("RGB", (4, 5)).save(PNG, "PNG")
PICTURE = Blob(hashlib.sha256(PNG.getvalue()).hexdigest(), PNG.getvalue())


def uid_of(table: str) -> Uid:
    return Uid(f"01953a67-4000-7000-8000-{[kind.table for kind in KINDS].index(table):012}")


def local(texts: st.SearchStrategy[str], *, least: int) -> st.SearchStrategy[LocalText]:
    wording = st.builds(Wording, texts, st.sampled_from(Standing), st.booleans())
    return st.dictionaries(st.sampled_from(Lang), wording, min_size=least).map(LocalText.of)


def values(column: Column) -> st.SearchStrategy[object]:
    """Any value of a column that is not a link, unknown ones included where the column may be empty."""
    plain: dict[Form, st.SearchStrategy[object]] = {
        Form.LINE: WORDS if column.needed else LINES,
        Form.WORDS: local(WORDS, least=1 if column.needed else 0),
        Form.TEXT: local(TEXTS, least=0),
        Form.LINES: st.lists(WORDS, max_size=3).map(tuple),
        Form.DAY: st.none() | DAYS,
        Form.PERIOD: st.none() | DAYS.map(lambda day: Period(day, day)),
        Form.MOMENT: st.none() | st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(minutes=210))])),
        Form.TIME: st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
        Form.ZONE: st.sampled_from(["Asia/Tehran", "Europe/Belgrade"] + [""] * (not column.needed)),
        Form.NUMBER: st.none() | st.decimals(-(10**9), 10**9, places=2),
        Form.WHOLE: st.none() | st.integers(-(10**9), 10**9),
        Form.YES: st.booleans(),
        Form.FOCUS: st.none() | st.sampled_from([(0.5, 0.3), (0.0, 1.0), (0.1234, 0.9999)]),
    }
    return plain[column.form]


@st.composite
def records(draw: Callable[..., object], kind: Kind) -> Record:
    made = {}
    for name, column in columns(kind.record):
        if column.form is Form.HIDDEN:
            continue
        if column.form is Form.CHOICE:
            assert column.choice
            fresh = getattr(kind.record(id=Uid("")), name)
            made[name] = draw(st.sampled_from(column.choice) | (st.none() if fresh is None else st.nothing()))
        elif column.form is Form.LINK:
            needed = column.needed or name == kind.parent or name in ("person", "visit", "book")
            made[name] = draw(st.just(uid_of(column.target)) | (st.nothing() if needed else st.just("")))
        elif column.form is Form.OPEN:
            made[name] = draw(st.sampled_from(["", *(uid_of(k.table) for k in KINDS)]))
        elif column.form is Form.LINKS:
            made[name] = draw(st.sampled_from([(), (uid_of(column.target),)]))
        else:
            made[name] = draw(values(column))
    stamp = Stamp(
        original=draw(st.sampled_from(Lang)),
        clearance=draw(st.sampled_from(Clearance)),
        audience=None if kind.table == "plan" else draw(st.none() | st.sampled_from(Audience)),
        marking=draw(st.sampled_from(["", uid_of("marking")])),
        owner="" if kind.table == "paper" else draw(LINES),
        checked_on=draw(st.none() | DAYS),
    )
    cites = draw(st.sampled_from([(), (Cite(uid_of("source"), "p. 2, 3"), Cite(uid_of("source")))]))
    return fitted(kind.record(id=uid_of(kind.table), stamp=stamp, cites=cites, **made), kind)


def fitted(record: Record, kind: Kind) -> Record:
    """The record with what a folder derives or demands."""
    match kind.table:
        case "visit":
            return replace(record, code="v-1", starts_on=Day(2025, 2, 25), ends_on=Day(2025, 2, 27))
        case "country":
            return replace(record, iso="RS")
        case "marking":
            return replace(record, key="secret")
        case "holding" | "profile_item":
            return replace(record, since=None)
        case "photo":
            return replace(record, sha256=PICTURE.sha256, mime="image/png", width=4, height=5)
        case "attachment":
            return replace(record, sha256=PICTURE.sha256, mime="image/png", size=len(PICTURE.content))
    return record


@given(st.tuples(*(records(kind) for kind in KINDS)))
@settings(max_examples=examples(5), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_record_of_every_kind_comes_back_as_it_was(made: tuple[Record, ...]):
    visit = next(record for record in made if isinstance(record, Visit))
    out = write_folder(Dossier(visit, made, (), (PICTURE,)))
    with tempfile.TemporaryDirectory() as name:
        for path, content in out.items():
            (Path(name) / path).parent.mkdir(exist_ok=True)
            (Path(name) / path).write_bytes(content)
        reading = read_folder(Path(name))
        assert [str(fault) for fault in reading.faults] == []
        assert write_folder(reading.dossier) == out
    assert [replace(record, seq=0) for record in reading.records] == list(made)

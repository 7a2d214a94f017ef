"""Columns of records: what each declaration says and what it is when nothing is known."""

from dataclasses import dataclass, fields

import pytest

from briefbook.lang.tongue import NOTHING
from briefbook.model import fields as declared
from briefbook.model.fields import NOBODY, Column, Form, column_of, columns
from briefbook.model.record import Record, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen(Record):
    line: str = declared.line()
    needed_line: str = declared.line(needed=True)
    words: object = declared.words()
    prose: object = declared.prose()
    lines: tuple[str, ...] = declared.lines()
    day: object = declared.day()
    period: object = declared.period()
    moment: object = declared.moment()
    clock: object = declared.clock()
    zone: str = declared.zone()
    number: object = declared.number()
    whole: object = declared.whole()
    yes: bool = declared.yes()
    on: bool = declared.yes(True)
    choice: object = declared.choice(Side)
    choice_of: Side = declared.choice_of(Side.HOST, needed=True)  # noqa: RUF009 - the call makes a dataclass field
    link: str = declared.link("person")
    open_link: str = declared.open_link("about")
    links: tuple[str, ...] = declared.links("fact", "support", "supports")
    focus: object = declared.focus()
    hidden: str = declared.hidden()
    hidden_whole: int = declared.hidden_whole()


EXPECTED = [
    ("line", Column(Form.LINE), ""),
    ("needed_line", Column(Form.LINE, needed=True), ""),
    ("words", Column(Form.WORDS), NOTHING),
    ("prose", Column(Form.TEXT), NOTHING),
    ("lines", Column(Form.LINES), ()),
    ("day", Column(Form.DAY), None),
    ("period", Column(Form.PERIOD), None),
    ("moment", Column(Form.MOMENT), None),
    ("clock", Column(Form.TIME), None),
    ("zone", Column(Form.ZONE), ""),
    ("number", Column(Form.NUMBER), None),
    ("whole", Column(Form.WHOLE), None),
    ("yes", Column(Form.YES), False),
    ("on", Column(Form.YES), True),
    ("choice", Column(Form.CHOICE, choice=Side), None),
    ("choice_of", Column(Form.CHOICE, choice=Side, needed=True), Side.HOST),
    ("link", Column(Form.LINK, target="person"), NOBODY),
    ("open_link", Column(Form.OPEN, key="about"), NOBODY),
    ("links", Column(Form.LINKS, target="fact", link="support", key="supports"), ()),
    ("focus", Column(Form.FOCUS), None),
    ("hidden", Column(Form.HIDDEN), ""),
    ("hidden_whole", Column(Form.HIDDEN, whole=True), 0),
]


def test_columns_come_in_their_order_of_declaration_without_what_all_records_share() -> None:
    assert columns(Specimen) == tuple((name, column) for name, column, _ in EXPECTED)


def test_every_form_has_a_declaration() -> None:
    assert {column.form for _, column, _ in EXPECTED} == set(Form)


@pytest.mark.parametrize(("name", "column", "default"), EXPECTED, ids=[name for name, _, _ in EXPECTED])
def test_an_undeclared_value_is_unknown_or_the_default(name, column, default) -> None:
    assert getattr(Specimen(id="s"), name) == default


def test_what_all_records_share_is_no_column() -> None:
    shared = next(field for field in fields(Specimen) if field.name == "stamp")
    with pytest.raises(KeyError):
        column_of(shared)

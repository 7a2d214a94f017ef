"""The table of record kinds agrees with the classes and with itself."""

import inspect
import pkgutil
from importlib import import_module

import pytest

import briefbook.model
from briefbook.model.dossier import table_of
from briefbook.model.fields import Form, columns
from briefbook.model.kinds import KINDS, TABLE_OF, TABLES
from briefbook.model.record import Record


def record_classes():
    for module in pkgutil.iter_modules(briefbook.model.__path__):
        for _, found in inspect.getmembers(import_module(f"briefbook.model.{module.name}"), inspect.isclass):
            if issubclass(found, Record) and found is not Record:
                yield found


def test_every_record_class_has_one_kind() -> None:
    assert set(record_classes()) == {kind.record for kind in KINDS}
    assert len(TABLES) == len(TABLE_OF) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_a_parent_is_a_link_of_the_record(kind) -> None:
    if kind.parent:
        column = dict(columns(kind.record))[kind.parent]
        assert column.form is Form.LINK
        assert column.target in TABLES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_links_point_at_tables_that_exist(kind) -> None:
    targets = {column.target for _, column in columns(kind.record) if column.form in (Form.LINK, Form.LINKS)}
    assert targets <= set(TABLES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_a_parent_is_stored_before_its_children(kind) -> None:
    if kind.parent:
        order = [one.table for one in KINDS]
        parent = dict(columns(kind.record))[kind.parent].target
        assert order.index(parent) < order.index(kind.table)


def test_each_place_of_a_folder_has_at_most_one_kind_that_needs_no_type() -> None:
    main = [kind.place for kind in KINDS if kind.main]
    assert len(main) == len(set(main))
    assert {kind.place for kind in KINDS} == set(main)


def test_link_tables_and_keys_are_named_once() -> None:
    tables = [column.link for kind in KINDS for _, column in columns(kind.record) if column.form is Form.LINKS]
    assert len(tables) == len(set(tables))
    assert all(tables)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_a_record_knows_its_table(kind) -> None:
    assert table_of(kind.record(id="x")) == kind.table
    assert TABLES[kind.table].record is kind.record


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_a_record_is_a_frozen_value(kind) -> None:
    one, other = kind.record(id="x"), kind.record(id="x")
    assert one == other
    assert hash(one) == hash(other)
    with pytest.raises(AttributeError):
        one.seq = 1

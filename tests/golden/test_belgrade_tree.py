"""The sample visit as trees: one readable file per language form and edition. `pytest --accept` rewrites them."""

import functools
from datetime import datetime
from pathlib import Path

import pytest

from briefbook import places
from briefbook.actions.exchange.folder.read import read_folder
from briefbook.book.assemble import assembled
from briefbook.book.marks import nodes
from briefbook.book.prose import Prose
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Edition, Plan
from briefbook.tree.dump import dump
from briefbook.tree.house import read_house
from briefbook.tree.nodes import Book, Points
from briefbook.writers.pdf.write import paginate

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "briefings" / "belgrade-2025"


@functools.cache
def dossier(edition: int) -> Dossier:
    return read_folder(SAMPLE / f"edition-{edition}" if edition > 1 else SAMPLE).dossier


@functools.cache
def book(edition: int, lang: Lang) -> Book:
    held = dossier(edition)
    plan = next(plan for plan in held.of(Plan) if plan.lang is lang)
    made = next(one.made for one in held.of(Edition) if one.number == edition)
    assert isinstance(made, datetime)
    return assembled(held, plan, made, Prose()).book


@pytest.mark.parametrize("lang", Lang)
def test_the_tree_of_the_sample_is_as_it_was_accepted(lang, golden) -> None:
    golden(HERE / f"belgrade-2025.{lang}.tree.txt", dump(book(1, lang)))


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_the_tree_of_the_second_edition_is_as_it_was_accepted(lang, golden) -> None:
    golden(HERE / f"belgrade-2025-2.{lang}.tree.txt", dump(book(2, lang)))


@pytest.mark.parametrize("lang", Lang)
def test_both_meetings_with_the_host_stand_in_every_language_form(lang) -> None:
    meetings = {paper.code: paper for paper in book(1, lang).papers if paper.code in ("4.1", "4.2")}
    assert list(meetings) == ["4.1", "4.2"]
    for paper, count in zip(meetings.values(), (4, 3), strict=True):
        (points,) = [node for node in nodes(paper.blocks) if isinstance(node, Points)]
        assert len(points.items) == count
        assert {point.headline[0].lang for point in points.items} == {lang}


@pytest.mark.parametrize("lang", [Lang.EN, Lang.FA])
def test_papers_and_sources_keep_their_numbers_in_the_second_edition(lang) -> None:
    first, second = ([p.code for p in book(edition, lang).papers] for edition in (1, 2))
    assert set(second) - set(first) == {"3.2", "4.3"}
    assert set(first) <= set(second)


def test_papers_that_the_change_pack_leaves_in_place_do_not_change() -> None:
    first, second = ({p.code: p for p in book(edition, Lang.EN).papers} for edition in (1, 2))
    for code in ("2.2", "4.1", "4.2", "5.2", "7.1", "7.2", "8.2"):
        assert first[code] == second[code], code


@pytest.mark.parametrize("lang", Lang)
def test_both_meetings_with_the_host_fit_one_side_and_so_does_the_glance(lang) -> None:
    house = read_house(places.resource("house/briefbook.toml").read_text(encoding="utf-8"))
    sides = {mark.paper: mark.of for mark in paginate(book(1, lang), house) if not mark.blank}
    assert [sides[code] for code in ("0.1", "1.1", "3.1", "4.1", "4.2", "6.2")] == [1] * 6

"""The sample visit is clean: no remark is open in any language of either edition, and no waiver is idle."""

import functools
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefbook.actions.exchange.folder import read_folder
from briefbook.book.assemble import assembled
from briefbook.book.check.run import run_checks
from briefbook.book.prose import Prose
from briefbook.lang.tongue import Lang
from briefbook.model.fact import Fact
from briefbook.model.outline import Plan, Waiver
from briefbook.model.programme import Item

SAMPLE = Path(__file__).resolve().parents[2] / "briefings" / "belgrade-2025"
MADE = datetime(2025, 2, 25, tzinfo=UTC)
EDITIONS = (SAMPLE, SAMPLE / "edition-2")
editions = pytest.mark.parametrize("source", EDITIONS, ids=["edition-1", "edition-2"])


@functools.cache
def reading(source):
    return read_folder(source)


def plan(lang):
    (found,) = (plan for plan in reading(SAMPLE).dossier.of(Plan) if plan.lang is lang)
    return found


@editions
def test_the_sample_reads_without_a_fault(source) -> None:
    assert [str(fault) for fault in reading(source).faults] == []


@editions
@pytest.mark.parametrize("lang", Lang)
def test_no_remark_is_open_in_any_language(source, lang) -> None:
    dossier = reading(source).dossier
    ids = {filed.record: filed.id for filed in dossier.filed}
    still_open = run_checks(dossier, plan(lang)).open
    assert [(n.rule, n.where.table, ids.get(n.where.uid, n.where.uid), n.where.field) for n in still_open] == []


@editions
def test_every_waiver_gives_its_reason_and_silences_something(source) -> None:
    dossier = reading(source).dossier
    used = {waiver.id for lang in Lang for _, waiver in run_checks(dossier, plan(lang)).waived}
    ids = {filed.record: filed.id for filed in dossier.filed}
    assert [ids[waiver.id] for waiver in dossier.of(Waiver) if waiver.id not in used] == []
    assert all(waiver.reason for waiver in dossier.of(Waiver))


@editions
def test_without_its_waivers_the_sample_is_not_clean(source) -> None:
    rules = {notice.rule for notice in run_checks(without_waivers(source), plan(Lang.FA)).open}
    assert {"time", "placeholder", "prevailing", "city", "step"} <= rules


@editions
@pytest.mark.parametrize("lang", Lang)
def test_every_text_that_is_printed_is_translated(source, lang) -> None:
    bare = without_waivers(source)
    assert [n for n in run_checks(bare, plan(lang)).open if n.rule == "untranslated"] == []
    assert assembled(bare, plan(lang), MADE, Prose()).untranslated == ()


def without_waivers(source):
    whole = reading(source).dossier
    return type(whole)(whole.visit, tuple(r for r in whole.records if not isinstance(r, Waiver)), whole.filed)


def test_the_second_edition_adds_to_the_first() -> None:
    first, second = (reading(source).dossier for source in EDITIONS)
    assert len(second.of(Fact)) > len(first.of(Fact)) > 0
    assert len(second.of(Item)) > len(first.of(Item)) > 0

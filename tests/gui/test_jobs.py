"""The two threads: order, newest wins, stopping, and faults that reach the window."""

import threading

import pytest

from briefbook.app.jobs import Keeper, Worker
from briefbook.errors import Cancelled, StoreError


@pytest.fixture
def worker(qapp):
    made = Worker()
    yield made
    assert made.close()


@pytest.fixture
def keeper(qapp):
    made = Keeper()
    yield made
    assert made.close()


def test_the_keeper_works_first_in_first_out_and_answers_in_the_window(keeper, qtbot):
    seen, threads = [], []
    for number in range(5):
        keeper.post(
            lambda n=number: (threads.append(threading.current_thread().name), n)[1],
            lambda outcome: seen.append((outcome.value, threading.current_thread() is threading.main_thread())),
        )
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert seen == [(n, True) for n in range(5)]
    assert set(threads) == {"keeper"}


def test_a_refusal_is_carried_and_a_bug_is_raised(keeper, qtbot):
    outcomes = []

    def refuse():
        raise StoreError("No.")

    def break_():
        raise ZeroDivisionError

    keeper.post(refuse, outcomes.append)
    keeper.post(break_, outcomes.append)
    qtbot.waitUntil(lambda: len(outcomes) == 2)
    assert isinstance(outcomes[0].refusal, StoreError)
    with pytest.raises(ZeroDivisionError):
        _ = outcomes[1].refusal


def test_of_two_waiting_jobs_of_a_name_the_newer_one_stays(worker, qtbot):
    gate, seen = threading.Event(), []
    worker.start("first", lambda tick: gate.wait(10), lambda outcome: seen.append("first"))
    for number in range(4):
        worker.start("book", lambda tick, n=number: n, lambda outcome: seen.append(outcome.value))
    gate.set()
    qtbot.waitUntil(lambda: not worker.busy and len(seen) == 2)
    assert seen == ["first", 3]


def test_an_urgent_job_stops_a_patient_one_at_its_next_paper(worker, qtbot):
    begun, seen = threading.Event(), []

    def book(tick):
        begun.set()
        for paper in range(10_000):
            threading.Event().wait(0.005)
            tick(paper, 10_000)

    worker.start("book", book, lambda outcome: seen.append(outcome.refusal))
    assert begun.wait(5)
    worker.start("paper", lambda tick: "paper", lambda outcome: seen.append(outcome.value))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert isinstance(seen[0], Cancelled)
    assert seen[1] == "paper"


def test_an_export_is_not_stopped_by_a_page(worker, qtbot):
    gate, begun, seen = threading.Event(), threading.Event(), []

    def export(tick):
        begun.set()
        gate.wait(10)
        tick(1, 1)
        return "whole"

    worker.start("export", export, lambda outcome: seen.append(outcome.value))
    assert begun.wait(5)
    worker.start("paper", lambda tick: "paper", lambda outcome: seen.append(outcome.value))
    gate.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["whole", "paper"]


def test_a_job_can_be_cancelled_and_tells_its_progress(worker, qtbot):
    told, ended, begun = [], [], threading.Event()

    def export(tick):
        for paper in range(10_000):
            begun.set()
            threading.Event().wait(0.005)
            tick(paper, 10_000)

    job = worker.start("export", export, lambda outcome: ended.append(outcome.refusal), lambda n, total: told.append(n))
    qtbot.waitUntil(lambda: len(told) > 2)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], Cancelled)
    assert told == sorted(told)


def test_closing_drops_what_waits_and_stops_what_runs(qapp):
    made, begun, seen = Worker(), threading.Event(), []

    def endless(tick):
        begun.set()
        while True:
            threading.Event().wait(0.002)
            tick(0, 1)

    made.start("book", endless, seen.append)
    assert begun.wait(5)
    made.start("later", lambda tick: seen.append("later"), seen.append)
    assert made.close(10)
    assert "later" not in seen

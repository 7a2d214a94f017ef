"""That a quick run leaves no kind of case out, and a long one no case at all."""

import itertools

import pytest

from tests.covering import covering

MANY, FEW = ("abcde", "xyz"), ("12", "+-")


def split(cases):
    long = [case.values for case in cases if case.marks]
    return [case.values for case in cases if not case.marks], long


def test_both_runs_together_take_every_case_once():
    quick, long = split(covering(MANY, FEW))
    assert sorted(quick + long) == sorted(itertools.product(*MANY, *FEW))


def test_a_quick_run_takes_each_meeting_of_the_first_axes_and_every_value_of_the_others():
    quick, _ = split(covering(MANY, FEW))
    assert sorted((one, two) for one, two, *_ in quick) == sorted(itertools.product(*MANY))
    for value in "abcde":
        assert len({tuple(rest) for first, _, *rest in quick if first == value}) == 3
    assert {tuple(rest) for _, _, *rest in quick} == set(itertools.product(*FEW))


def test_a_value_without_a_turn_is_told():
    with pytest.raises(ValueError, match="a quick run would leave out"):
        covering(["ab"], ["123"])

"""What tests of the command line share."""

from collections.abc import Iterator

import pytest

from briefbook.actions import export

WORKBENCH = export.Workbench


@pytest.fixture(scope="module")
def one_bench() -> Iterator[export.Workbench]:
    """One workbench for all builds of a module: what was shaped and laid out for one is there for the next.

    In `test_belgrade`, and in tests that compare bytes, each build has a cold one of its own.
    """
    kept = export.Workbench()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "Workbench", lambda: kept)
        yield kept


@pytest.fixture
def cold_benches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbench of its own for each build of a test."""
    monkeypatch.setattr(export, "Workbench", WORKBENCH)

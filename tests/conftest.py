"""What every test stands on: no file of the user is touched, text examples repeat, Qt only where it can start."""

import functools
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from briefbook.store import engine

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read once, at the first import of Qt

LIBRARIES = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
GUI = Path(__file__).parent / "gui"

NO_QT = ""
if any(GUI.rglob("test_*.py")):
    # pytest-qt stops the whole run when Qt cannot start; therefore pyproject.toml switches it off and it is loaded
    # here, after a look.
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as fault:
        NO_QT = f"GUI TESTS NOT RUN. Qt cannot start: {fault}. Debian: apt-get install -y {LIBRARIES}"
    else:
        pytest_plugins = ["pytestqt.plugin"]

collect_ignore_glob = ["gui/*"] if NO_QT else []

# No deadline: a test on a busy machine is slow, not wrong.
hypothesis.settings.register_profile("quick", deadline=None, print_blob=True, max_examples=50)
quick = hypothesis.settings.get_profile("quick")
hypothesis.settings.register_profile("ci", parent=quick, derandomize=True)
# `pytest -m "long or hypothesis" --hypothesis-profile=long` runs what a quick run shortens.
hypothesis.settings.register_profile("long", parent=quick, derandomize=True, max_examples=250)
hypothesis.settings.load_profile("ci" if os.environ.get("BRIEFBOOK_CI") else "quick")


# Thousands of tests stay in memory and are no garbage: looking through them took a fifth of the collecting (measured).
gc.set_threshold(100_000, 20, 50)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files; the diff is the review")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if NO_QT:
        terminalreporter.write_line(NO_QT, red=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if NO_QT and os.environ.get("BRIEFBOOK_CI") and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True, scope="session")
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Backups, spool and settings of the tests go to a temporary folder; no passphrase leaks in."""
    patch = pytest.MonkeyPatch()
    patch.setenv("BRIEFBOOK_DATA", str(tmp_path_factory.mktemp("data")))
    patch.delenv("BRIEFBOOK_PASSPHRASE", raising=False)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def each_key_derived_once() -> Iterator[None]:
    """A key follows from passphrase and salt at a price that is its point; here the same one is paid for once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "raw_key", functools.cache(engine.raw_key))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """`golden(path, text)` compares `text` with the file; `pytest --accept` writes it instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"{path} is missing; pytest --accept writes it"
        assert text == path.read_bytes().decode("utf-8")

    return compare

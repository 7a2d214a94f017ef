"""The import contracts of `pyproject.toml` hold, and each of them catches what it is there for.

Run as a script (`python test_rooms.py COPY`) this file plants each row of PLANTS into a copy of the package and
prints which contracts then break; the tests start it so, because an import graph can only be built of the package
that Python would import.
"""

import contextlib
import functools
import io
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import grimp
import pytest
from importlinter import api
from importlinter.application import use_cases

REPOSITORY = Path(__file__).resolve().parent.parent
SETTINGS = REPOSITORY / "pyproject.toml"


class Plant(NamedTuple):
    """A forbidden line: file below `briefbook/`, the line, the contract that must break."""

    file: str
    line: str
    contract: str


DOWN = "Rooms import downwards only"
CYCLE = "No cycle inside a room"
APART = "Writers do not share"
TREE = "Writers see the tree, never the model"
FACTS = "Store keeps facts, never pages"
PANELS = "Only panels join a screen to the actions"
VALUES = "Exchange makes values, never rows or pages"
CLICK = "Only cli knows click"
QT = "Only app, and the drawing of supplied pages, know Qt"
CALENDARS = "Only lang knows gettext and calendars"
DATABASE = "Only store knows the database"
XML = "Only writers and exchange parse XML"
MARKDOWN = "Only book knows Markdown"
PAGES = "Only writers know page formats"
FOREIGN = "Only exchange knows foreign files"
NEVER = "Never at run time"

PLANTS = (
    Plant("errors.py", "import briefbook.places", DOWN),
    Plant("lang/planted.py", "import briefbook.model", DOWN),
    Plant("model/planted.py", "import briefbook.tree", DOWN),
    Plant("tree/planted.py", "import briefbook.model", DOWN),
    Plant("store/planted.py", "import briefbook.book", DOWN),
    Plant("book/planted.py", "from briefbook import writers", DOWN),
    Plant("writers/planted.py", "import briefbook.store", DOWN),
    Plant("book/planted.py", "def late():\n    import briefbook.actions", DOWN),
    Plant("actions/planted.py", "import briefbook.cli", DOWN),
    Plant("cli/planted.py", "import briefbook.app", DOWN),
    Plant("shared/__init__.py", "import briefbook.errors", DOWN),
    Plant("lang/planted.py", "import briefbook.lang.planted_back", CYCLE),
    Plant("writers/word/planted.py", "import briefbook.writers.pdf", APART),
    Plant("writers/pdf/planted.py", "import briefbook.writers.word.planted", APART),
    Plant("writers/planted.py", "import briefbook.model", TREE),
    Plant(
        "writers/pdf/planted.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import briefbook.model",
        TREE,
    ),
    Plant("store/planted.py", "import briefbook.tree", FACTS),
    Plant("app/points/view.py", "import briefbook.actions", PANELS),
    Plant("app/points/model.py", "import briefbook.store", PANELS),
    Plant("actions/exchange/planted.py", "import briefbook.store", VALUES),
    Plant("actions/exchange/planted.py", "import briefbook.tree", VALUES),
    Plant("actions/exchange/planted.py", "import briefbook.actions.joining", VALUES),
    Plant("actions/planted.py", "import click", CLICK),
    Plant("cli/planted.py", "from PySide6.QtWidgets import QApplication", QT),
    Plant("actions/planted.py", "import hunspell", QT),
    Plant("actions/exchange/planted.py", "from PySide6.QtPdf import QPdfDocument", QT),
    Plant("book/planted.py", "import gettext", CALENDARS),
    Plant("model/planted.py", "from persiantools.jdatetime import JalaliDate", CALENDARS),
    Plant("actions/planted.py", "import sqlcipher3", DATABASE),
    Plant("actions/planted.py", "from sqlite_utils import Database", DATABASE),
    Plant("cli/planted.py", "import argon2", DATABASE),
    Plant("book/planted.py", "from lxml import etree", XML),
    Plant("actions/planted.py", "import lxml.html", XML),
    Plant("writers/planted.py", "import markdown", MARKDOWN),
    Plant("book/planted.py", "import docx", PAGES),
    Plant("actions/planted.py", "from reportlab.pdfgen import canvas", PAGES),
    Plant("tree/planted.py", "import uharfbuzz", PAGES),
    Plant("store/planted.py", "from PIL import Image", FOREIGN),
    Plant("actions/planted.py", "import ruamel.yaml", FOREIGN),
    Plant("writers/planted.py", "import pypdfium2", FOREIGN),
    Plant("writers/pdf/planted.py", "from pypdf import PdfReader", FOREIGN),
    Plant("store/planted.py", "import sqlite3", NEVER),
    Plant("lang/planted.py", "import babel", NEVER),
    Plant("actions/exchange/planted.py", "import yaml", NEVER),
    Plant("store/planted.py", "def late():\n    import pickle", NEVER),
)

# What the plants need beside them: every room, so that a plant is caught before the room is furnished, the way back
# of the cycle, and the middle link of the chain exchange -> joining -> book.
BESIDE = {
    "__main__.py": "",
    "lang/planted_back.py": "import briefbook.lang.planted",
    "actions/joining.py": "import briefbook.book",
    "actions/exchange/__init__.py": "",
    "app/points/__init__.py": "",
    "book/__init__.py": "",
    "cli/__init__.py": "",
    "model/__init__.py": "",
    "store/__init__.py": "",
    "tree/__init__.py": "",
    "writers/pdf/__init__.py": "",
    "writers/word/__init__.py": "",
}

# Outside modules that any room may import, with the reason. Everything else must be named in a contract.
STANDARD_LIBRARY_KEPT_OUT = {
    "socket": "the program opens no connection",
    "ssl": "the program opens no connection",
    "http": "the program opens no connection",
    "ftplib": "the program opens no connection",
    "smtplib": "the program opens no connection",
    "socketserver": "the program opens no connection",
    "xmlrpc": "the program opens no connection",
    "webbrowser": "the program opens no connection",
    "asyncio": "threads and values; no event loop but Qt's",
    "marshal": "runs what a file says",
    "shelve": "pickle in another coat",
    "dbm": "one database engine",
    "tkinter": "one toolkit",
    "xml": "expands entities; lxml with its limits is the one parser",
}
FREE: dict[str, str] = {
    name: "standard library: on every machine"
    for name in sys.stdlib_module_names
    if name not in STANDARD_LIBRARY_KEPT_OUT
}


def put(path: Path, text: str) -> None:
    """Add `text` to `path`; folders up to the package become packages."""
    folder = path.parent
    folder.mkdir(parents=True, exist_ok=True)
    while folder.name != "briefbook":
        (folder / "__init__.py").touch()
        folder = folder.parent
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{text}\n" if text else before, encoding="utf-8")


def broken_contracts() -> list[str]:
    """Names of the contracts that the importable `briefbook` breaks, in the order of `pyproject.toml`."""
    report = use_cases.create_report(use_cases.read_user_options(str(SETTINGS)), cache_dir=None)
    faults = {name: str(fault) for name, fault in report.invalid_contract_options.items()}
    if faults:
        raise ValueError(f"contracts that cannot be read: {faults}")
    return [contract.name for contract, check in report.get_contracts_and_checks() if not check.kept]


def report_plants(copy: Path) -> dict[str, list[str]]:
    """Broken contracts of the clean copy (key "") and of each plant (key: its number), one plant at a time."""
    package = copy / "briefbook"
    use_cases._register_built_in_contract_types()
    for file, text in BESIDE.items():
        put(package / file, text)
    found = {"": broken_contracts()}
    for number, plant in enumerate(PLANTS):
        path = package / plant.file
        before = path.read_bytes() if path.exists() else None
        put(path, plant.line)
        found[str(number)] = broken_contracts()
        if before is not None:
            path.write_bytes(before)
        elif path.name == "__init__.py":
            shutil.rmtree(path.parent)
        else:
            path.unlink()
    return found


@pytest.fixture(scope="module")
def broken_by_plant(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    copy = tmp_path_factory.mktemp("rooms")
    shutil.copytree(REPOSITORY / "briefbook", copy / "briefbook", ignore=shutil.ignore_patterns("__pycache__"))
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, __file__, str(copy)],
        env=environment,
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@functools.cache
def contracts() -> tuple[dict[str, object], ...]:
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["tool"]["importlinter"]
    return tuple(settings["contracts"])


def test_the_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_clean_copy_with_empty_rooms_breaks_no_contract(broken_by_plant: dict[str, list[str]]) -> None:
    assert broken_by_plant[""] == []


@pytest.mark.parametrize(
    ("number", "plant"), tuple(enumerate(PLANTS)), ids=[f"{p.file}: {p.line.split()[-1]}" for p in PLANTS]
)
def test_a_planted_import_breaks_its_contract(broken_by_plant: dict[str, list[str]], number: int, plant: Plant) -> None:
    assert plant.contract in broken_by_plant[str(number)]
    assert plant.contract not in broken_by_plant[""]


def test_every_contract_has_a_plant() -> None:
    assert {plant.contract for plant in PLANTS} == {contract["name"] for contract in contracts()}


def test_imports_for_type_checkers_count() -> None:
    assert "exclude_type_checking_imports" not in api.read_configuration(str(SETTINGS))["session_options"]


def test_every_outside_package_is_named_in_a_contract_or_free_for_a_reason() -> None:
    graph = grimp.build_graph("briefbook", include_external_packages=True, cache_dir=None)
    outside = {name.partition(".")[0] for name in graph.modules} - {"briefbook"}
    named = {
        name
        for contract in contracts()
        for name in contract.get("forbidden_modules", ())
        if not name.startswith("briefbook")
    }
    unknown = {
        f"{name} in {', '.join(sorted(graph.find_modules_that_directly_import(name)))}"
        for name in outside - named - FREE.keys()
    }
    assert unknown == set()


if __name__ == "__main__":
    with contextlib.redirect_stdout(io.StringIO()):
        answer = report_plants(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(answer))

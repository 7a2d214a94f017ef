"""Where files are, on each system and in a bundle."""

import sys
from pathlib import Path

import pytest

from briefbook import places


@pytest.fixture
def bare(monkeypatch):
    """A process whose environment names no folder."""
    for name in ("BRIEFBOOK_DATA", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: Path("/people/ana"))
    return monkeypatch


def test_the_root_of_a_working_copy_holds_the_package_and_the_resources() -> None:
    assert (places.root() / "briefbook" / "places.py").is_file()
    assert (places.root() / "resources").is_dir()


def test_the_root_of_a_bundle_is_where_it_was_unpacked(monkeypatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/bundle", raising=False)
    assert places.root() == Path("/bundle")
    assert places.resource("house/briefbook.toml") == Path("/bundle/resources/house/briefbook.toml")


def test_a_resource_need_not_exist() -> None:
    assert not places.resource("nothing.txt").exists()


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", "/people/ana/.local/share/briefbook"),
        ("darwin", "/people/ana/Library/Application Support/Briefbook"),
        ("win32", "/people/ana/AppData/Local/Briefbook"),
    ],
)
def test_data_lies_where_the_system_puts_it(bare, platform, expected) -> None:
    bare.setattr(sys, "platform", platform)
    assert places.data_dir() == Path(expected)


@pytest.mark.parametrize(
    ("platform", "name", "expected"),
    [("linux", "XDG_DATA_HOME", "/data/briefbook"), ("win32", "LOCALAPPDATA", "/data/Briefbook")],
)
def test_data_lies_where_the_environment_of_the_system_says(bare, platform, name, expected) -> None:
    bare.setattr(sys, "platform", platform)
    bare.setenv(name, "/data")
    assert places.data_dir() == Path(expected)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_folder_named_for_briefbook_goes_before_all(bare, platform) -> None:
    bare.setattr(sys, "platform", platform)
    bare.setenv("XDG_DATA_HOME", "/data")
    bare.setenv("BRIEFBOOK_DATA", "/stick/briefbook")
    assert places.data_dir() == Path("/stick/briefbook")


def test_logs_lie_with_the_data(bare) -> None:
    bare.setenv("BRIEFBOOK_DATA", "/stick")
    assert places.logs_dir() == Path("/stick/logs")

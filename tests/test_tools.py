"""The development tools say what they find, and do nothing they were not asked for."""

import shutil
from pathlib import Path

import pytest

from briefbook.lang.tongue import Lang
from tools import check, fonts, gallery, phrases, system_libraries


def test_every_check_runs_although_the_first_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(check, "passes", lambda one: bool(ran.append(one.name)))
    assert check.main() == 1
    assert len(ran) == len(check.CHECKS)


def test_a_changed_missing_or_unknown_font_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "SHELF", tmp_path)
    first, second = fonts.FACES[:2]
    monkeypatch.setattr(fonts, "FACES", (first, second))
    (tmp_path / first.file).write_bytes(b"changed")
    (tmp_path / "Other.ttf").write_bytes(b"")
    assert sorted(fault.split(" ")[0] for fault in fonts.faults()) == sorted([first.file, second.file, "Other.ttf"])
    assert fonts.main([]) == 1


def test_faces_are_copied_out_of_the_unpacked_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, unpacked = tmp_path / "shelf", tmp_path / "unpacked"
    for face in fonts.FACES:
        (unpacked / face.folder).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(fonts.SHELF / face.file, unpacked / face.folder / face.file)
    shelf.mkdir()
    monkeypatch.setattr(fonts, "SHELF", shelf)
    assert fonts.main([str(unpacked)]) == 0


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A machine on which Qt cannot start; what was installed there."""
    installed: list[str] = []
    monkeypatch.setattr(system_libraries, "qt_fault", lambda: "" if installed else "libGL.so.1 is missing")
    monkeypatch.setattr(system_libraries, "install", lambda: bool(installed.append("libraries") or True))
    return installed


@pytest.mark.parametrize(("root", "expected"), [(True, ["libraries"]), (False, [])])
def test_system_libraries_are_installed_only_by_root(
    machine: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], root: bool, expected: list
) -> None:
    monkeypatch.setattr(system_libraries, "may_install", lambda: root)
    assert system_libraries.main() == 0
    assert machine == expected
    assert ("apt-get install" in capsys.readouterr().err) is not root


def test_a_machine_with_qt_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(system_libraries, "qt_fault", lambda: "")
    monkeypatch.setattr(system_libraries, "may_install", lambda: True)
    monkeypatch.setattr(system_libraries, "install", lambda: bool(installed.append("libraries")))
    assert system_libraries.main() == 0
    assert installed == []


def test_the_gallery_asks_for_a_folder_with_books(tmp_path: Path) -> None:
    assert gallery.main([]) == 2
    assert gallery.main(["--drawn", str(tmp_path)]) == 2


def test_the_gallery_draws_every_page(tmp_path: Path) -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 36]>>"
    (tmp_path / "book.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n"
        b"3 0 obj" + page + b"endobj\n4 0 obj" + page + b"endobj\ntrailer<</Root 1 0 R/Size 5>>\n"
    )
    assert gallery.main(["--drawn", str(tmp_path), "20"]) == 0
    assert (tmp_path / "book-sheet1.png").exists()
    assert sorted(path.name for path in (tmp_path / "book").iterdir()) == ["001.png", "002.png"]


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with two sentences, and no catalogue yet."""
    (tmp_path / "briefbook").mkdir()
    (tmp_path / "briefbook" / "points.py").write_text(
        "class PointError(BriefbookError): ...\n"
        'counted("{n} point", "{n} points", n)\n'
        'raise PointError("No such point: {id}.", id=id)\n'
        "phrase(name)\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(phrases, "REPOSITORY", tmp_path)
    monkeypatch.setattr(phrases, "LOCALES", tmp_path / "locale")
    return tmp_path / "locale"


def translate(lang: Lang, one: str, said: str) -> None:
    path = phrases.po_path(lang)
    text = path.read_text(encoding="utf-8")
    changed = text.replace(f'msgid "{one}"\nmsgstr ""', f'msgid "{one}"\nmsgstr "{said}"')
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def test_msgids_are_collected_from_phrases_counts_and_refusals(locales: Path) -> None:
    assert [(m.one, m.many) for m in phrases.messages()] == [
        ("No such point: {id}.", ""),
        ("{n} point", "{n} points"),
    ]


def test_catalogues_are_written_once_and_keep_their_translations(locales: Path) -> None:
    assert phrases.main([]) == 0
    translate(Lang.SR_CYRL, "No such point: {id}.", "Нема те тачке: {id}.")
    assert phrases.main([]) == 0
    before = {path: path.read_bytes() for path in locales.rglob("*.*") if path.is_file()}
    assert len(before) == 6
    assert phrases.main([]) == 0
    assert {path: path.read_bytes() for path in before} == before
    assert phrases.translations(Lang.SR_CYRL)["No such point: {id}."] == ("Нема те тачке: {id}.",)


def test_serbian_latin_is_derived_and_keeps_the_placeholders(locales: Path) -> None:
    phrases.main([])
    translate(Lang.SR_CYRL, "No such point: {id}.", "Нема те тачке: {id}.")
    phrases.main([])
    assert phrases.translations(Lang.SR_LATN)["No such point: {id}."] == ("Nema te tačke: {id}.",)


def test_the_check_writes_nothing_and_names_what_is_untranslated(
    locales: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert phrases.main(["--check"]) == 1
    assert not locales.exists()
    assert "no translation of 'No such point: {id}.'" in capsys.readouterr().err


def test_a_sentence_that_left_the_source_leaves_the_catalogue(locales: Path) -> None:
    phrases.main([])
    translate(Lang.FA, "No such point: {id}.", "نکته‌ای با این نشان نیست: {id}.")
    (locales.parent / "briefbook" / "points.py").write_text("", encoding="utf-8")
    phrases.main([])
    assert phrases.translations(Lang.FA) == {}

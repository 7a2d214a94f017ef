"""Two editions of the sample visit: the contents of the second say what has changed, no other page does; dividers."""

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from briefbook.actions.sources import before
from briefbook.cli.main import run
from tests.samples.test_belgrade import SAMPLE, SECOND, docx_text

pytestmark = pytest.mark.usefixtures("one_bench")
NAME = "belgrade-2025-en.pdf"


def built(folder, *arguments, lang="en"):
    """Texts of the pages of a PDF built with these arguments."""
    assert run(["build", *map(str, arguments), "--lang", lang, "--format", "pdf", "--out", str(folder)]) == 0
    document = pypdfium2.PdfDocument(folder / f"belgrade-2025-{lang}.pdf")
    out = [page.get_textpage().get_text_bounded().replace("\u00a0", " ") for page in document]
    document.close()
    return out


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The second edition as a library, which does not know what it was before."""
    path = tmp_path_factory.mktemp("library") / "a.briefbook"
    assert run(["import", str(SECOND), str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def plain(library):
    return built(library.parent / "plain", library)


def test_an_overlay_is_compared_with_what_it_is_laid_on(tmp_path, plain):
    pages = built(tmp_path, SECOND)
    differing = [number for number, (page, old) in enumerate(zip(pages, plain, strict=True)) if page != old]
    assert differing == [2, 4]  # the control sheet and the contents
    assert "Iranian delegation (ed. 1)" in pages[2]
    assert "The visit at a glance (ed. 2)" in pages[2]
    assert "CHANGED SINCE EDITION 1" in pages[4]
    said = " ".join(pages[4].split())
    assert re.search(r"Changed: 1\.1 \(\d+ added, .*?\), 1\.2 \(\d+ added\), 2\.1 \(", said)
    assert "New: 3.2 Aleksandar Vučić · 4.3 Meeting with President Vučić" in pages[4].replace("\r\n", " ")
    assert "CHANGED SINCE" not in "".join(built(tmp_path / "first", SAMPLE))


def test_a_library_is_compared_with_the_edition_that_is_named(tmp_path, library, plain):
    assert "CHANGED SINCE" not in "".join(plain)
    (tmp_path / "a").mkdir()
    assert run(["build", str(library), "--since", str(SAMPLE), "--lang", "en", "--out", str(tmp_path / "a")]) == 0
    assert run(["build", str(SECOND), "--lang", "en", "--out", str(tmp_path / "b")]) == 0
    for name in (NAME, NAME.replace("pdf", "docx")):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert "Changed since edition 1" in docx_text(tmp_path / "a" / NAME.replace("pdf", "docx"))


def test_the_strip_of_a_copy_for_the_host_names_only_papers_in_it(tmp_path):
    text = "".join(built(tmp_path, SECOND, "--audience", "host"))
    strip = text[text.index("CHANGED SINCE EDITION 1") :]
    assert "Changed: 2.1 (" in strip
    assert "4.3" not in strip[:120]
    assert "1.2" not in strip[:120]


def test_what_there_was_before_may_be_missing_and_is_told(tmp_path, capsys):
    assert run(["build", str(SAMPLE), "--since", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_edition_before_an_overlay_is_the_overlay_before_it(tmp_path):
    for name in ("edition-2", "edition-3", "edition-10"):
        (tmp_path / name).mkdir()
    (tmp_path / "edition-4").write_text("no folder")
    assert before(tmp_path / "edition-3") is None  # no visit below them
    (tmp_path / "visit.md").write_text("")
    assert before(tmp_path / "edition-2") == tmp_path
    assert before(tmp_path / "edition-3") == tmp_path / "edition-2"
    assert before(tmp_path / "edition-10") == tmp_path / "edition-3"
    assert before(tmp_path) is None
    assert before(Path("a.briefbook")) is None


def test_a_plan_keeps_its_dividers_in_a_folder_and_in_a_library(tmp_path):
    folder = shutil.copytree(SAMPLE, tmp_path / "folder")
    book = folder / "book.md"
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace("lang: en\naudience: principal\n", "lang: en\naudience: principal\ndividers: yes\n"))
    asked = built(tmp_path / "asked", SAMPLE, "--dividers")
    assert built(tmp_path / "kept", folder) == asked
    assert run(["import", str(folder), str(tmp_path / "a.briefbook")]) == 0
    assert built(tmp_path / "library", tmp_path / "a.briefbook") == asked
    persian = built(tmp_path / "persian", folder, lang="fa")
    assert persian == built(tmp_path / "persian plain", SAMPLE, lang="fa")


def test_dividers_stand_on_right_hand_pages_and_take_a_sheet_each(tmp_path, capsys, plain):
    pages = built(tmp_path, SECOND, "--dividers")
    assert len(pages) == len(plain) + 2 * 8
    starts = [n for n, page in enumerate(pages, 1) if "BELGRADE · 25–27 FEBRUARY 2025" in page and "· p." not in page]
    assert len(starts) == 8
    assert all(number % 2 for number in starts)
    capsys.readouterr()
    assert run(["build", str(SECOND), "--lang", "en", "--sheets", "--dividers"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert run(["build", str(SECOND), "--lang", "en", "--sheets"]) == 0
    less = capsys.readouterr().out.splitlines()
    counts = [[int(line.split(": ")[1].split()[0]) for line in lines] for lines in (told, less)]
    assert counts[0][0] == counts[1][0] + 8
    assert counts[0][1] == counts[1][1]

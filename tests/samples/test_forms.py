"""What leaves the book, through the real command line: the sample visit on cards, sheets, spines and in a booklet."""

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from briefbook import places
from briefbook.actions.forms import CARD_POINTS, thickness
from briefbook.cli.main import run
from briefbook.errors import ReadError
from briefbook.writers.proof import proof
from tests.unit.writers.pdf.pages_of import inside, texts

pytestmark = pytest.mark.usefixtures("one_bench")
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "briefings" / "belgrade-2025"
FORMS = ("booklet", "cards", "schedule", "faces", "contact", "spine")
FURNITURE = {7.8, 8.4, 150.0}
"""Points of head, folio, marking and the word DRAFT in the house of the sample."""


def built(folder, form, *more, source=SAMPLE, lang="en"):
    status = run(["build", str(source), "--lang", lang, "--form", form, "--out", str(folder), *more])
    return status, folder / f"belgrade-2025-{lang}-{form}.pdf"


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    """Every form in English and in Persian, by form and language."""
    folder = tmp_path_factory.mktemp("forms")
    out = {}
    for form in FORMS:
        for lang in ("en", "fa"):
            status, path = built(folder, form, lang=lang)
            assert status == 0
            out[form, lang] = path.read_bytes()
    return out


@pytest.fixture
def crowded(tmp_path):
    """The sample with ten more points and answers in its second meeting."""
    folder = tmp_path / "crowded"
    shutil.copytree(SAMPLE, folder)
    points = folder / "points" / "b08.md"
    more = "".join(
        f"\n---\nid: more-{n}\nuid: 01953a67-4000-7836-9606-f48afbf0{n:04x}\nbrief: b08\nkind: respond\n"
        f"headline.en: Question {n}?\nlikelihood: possible\n---\n\n# text.en\n\nAnswer {n}, said in so many words "
        f"that it takes three lines of a card, whatever is done about it in the end.\n"
        for n in range(10)
    )
    points.write_text(points.read_text(encoding="utf-8") + more, encoding="utf-8")
    return folder


def test_every_form_is_a_whole_file_that_is_printed_at_its_size(forms) -> None:
    for (form, _), content in forms.items():
        assert proof(content, ".pdf")
        if form != "faces":
            assert b"/PrintScaling /None" in content


def test_the_same_records_give_the_same_bytes(forms, tmp_path, cold_benches) -> None:
    for form in ("cards", "booklet"):
        assert built(tmp_path, form, lang="fa")[1].read_bytes() == forms[form, "fa"]


def test_the_cards_of_the_sample_say_what_is_not_confirmed(forms) -> None:
    front, back, more, _ = texts(forms["cards", "en"])
    assert "Your day" in front
    assert "Serbia in numbers" in more
    assert front.count("Dejan Ristić") == 2
    assert front.upper().count("TO BE CONFIRMED") >= 2
    assert "Thank you for the invitation" in front
    assert "When can projects start?" in back
    assert "Do not announce figures" in back


def test_the_second_card_stands_at_the_left_of_a_persian_sheet(forms) -> None:
    middle = 105 * 72 / 25.4
    for lang, first in (("en", "Thank you"), ("fa", "سپاسگزاریم")):
        with pypdfium2.PdfDocument(forms["cards", lang]) as document:
            text = document[0].get_textpage()
            halves = [text.get_text_bounded(left=x, right=x + middle, bottom=0, top=842) for x in (0, middle)]
        assert [first in half for half in halves] == [lang == "en", lang == "fa"]


def test_nothing_on_a_card_but_furniture_is_smaller_than_ten_points(forms) -> None:
    for lang in ("en", "fa"):
        sizes = {float(size) for size in re.findall(rb"/\w+ ([\d.]+) Tf", inside(forms["cards", lang]))}
        small = {size for size in sizes if size < CARD_POINTS}
        furniture = FURNITURE if lang == "en" else {round(size + 0.6, 2) for size in FURNITURE} | FURNITURE
        assert small <= furniture
        assert max(sizes) > CARD_POINTS


def test_a_house_with_small_cards_is_refused(tmp_path, capsys) -> None:
    text = places.resource("house/briefbook.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(text.replace("body = [10.0, 13.8]", "body = [8.5, 12.0]"), encoding="utf-8")
    status, path = built(tmp_path, "cards", "--house", str(own))
    assert status == 2
    assert "“body” on cards in 8.5 points; 10 is the least" in capsys.readouterr().err
    assert not path.exists()


def test_a_house_without_trims_is_refused_with_the_table_to_copy(tmp_path, capsys) -> None:
    text = places.resource("house/briefbook.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(re.sub(r"(?s)\[trims\.card\].*?\[arabic\]", "[arabic]", text), encoding="utf-8")
    assert built(tmp_path, "cards", "--house", str(own))[0] == 2
    assert "has no trim card. Copy the table [trims.card]" in capsys.readouterr().err


def test_a_card_with_too_much_goes_on_on_a_second_one_and_is_told(crowded, tmp_path, capsys) -> None:
    status, path = built(tmp_path, "cards", source=crowded)
    told = capsys.readouterr().err.replace("\u00a0", " ")
    assert status == 0
    assert re.search(r"Meeting 2 · Dejan Ristić · back takes \d sides; its budget is 1 side\. .*\d+ lines", told)
    shown = " ".join("\n".join(texts(path.read_bytes())).split())
    assert all(f"Answer {n}, said in so many" in shown for n in range(10))
    assert "Meeting 2 · Dejan Ristić · back · 2 of" in shown


def test_a_copy_that_holds_no_point_has_no_cards(tmp_path, capsys) -> None:
    status, path = built(tmp_path, "cards", "--audience", "host")
    assert status == 2
    assert "No meeting has a point that this reader may see" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize("form", FORMS)
def test_only_the_book_is_a_docx(form, tmp_path, capsys) -> None:
    assert built(tmp_path, form, "--format", "docx")[0] == 2
    assert f"The form {form} is for printing and is made as a PDF only" in capsys.readouterr().err


def test_the_booklet_is_the_compact_book_two_pages_to_a_side(forms, tmp_path) -> None:
    for lang in ("en", "fa"):
        with pypdfium2.PdfDocument(forms["booklet", lang]) as document:
            sides = len(document)
            assert [round(points * 25.4 / 72) for points in document[0].get_size()] == [297, 210]
        assert sides % 2 == 0
        # Page 1, the cover, stands beside the fold at the right, or at the left where the book is bound at the right.
        with pypdfium2.PdfDocument(forms["booklet", lang]) as document:
            text, half = document[0].get_textpage(), 148.5 * 72 / 25.4
            x = 0 if lang == "fa" else half
            cover = text.get_text_bounded(left=x, right=x + half, bottom=0, top=700)
        assert len(cover) > 50


@pytest.mark.parametrize("lang", ["fa", "sr-Cyrl"])
def test_no_word_of_the_booklet_is_broken_and_its_cover_is_one_page(lang, tmp_path, capsys) -> None:
    status, path = built(tmp_path, "booklet", source=SAMPLE / "edition-2", lang=lang)
    assert status == 0
    assert "wider" not in capsys.readouterr().err
    # the inner side of the first sheet has page 2, which is the control sheet
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        inner = document[1].get_textpage().get_text_bounded()
    heading = {"fa": "برگهٔ کنترل", "sr-Cyrl": "Контролни лист"}
    assert heading[lang] in inner


def test_paper_that_is_not_in_the_table_is_refused(tmp_path, capsys) -> None:
    assert thickness(80) == 0.1
    with pytest.raises(ReadError, match="no thickness for paper of 81 grams"):
        thickness(81)
    assert built(tmp_path, "spine", "--paper", "81")[0] == 2
    assert "Write one of: 70, 75, 80" in capsys.readouterr().err


def heights(content):
    """Heights in millimetres of the outlines on a sheet of labels."""
    drawn = inside(content).decode("latin-1")
    ends = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", drawn)
    return sorted({round(abs(float(b) - float(d)) * 25.4 / 72, 1) for a, b, c, d in ends if a == c and b != d})


def test_a_spine_is_as_wide_as_its_sheets_and_as_the_binder(forms, tmp_path) -> None:
    assert heights(forms["spine", "en"]) == [30.0]
    assert heights(built(tmp_path, "spine", "--binder", "52.5")[1].read_bytes()) == [52.5]
    assert heights(built(tmp_path, "spine", "--paper", "160", "--reader", "large")[1].read_bytes()) == [30.0]


def test_a_thick_book_gets_a_label_of_its_own(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("briefbook.actions.forms.thickness", lambda weight: 0.5)
    status, path = built(tmp_path, "spine")
    assert status == 0
    first, second = heights(path.read_bytes())
    assert 7 < first < 20
    assert second == 30.0


def test_a_spine_too_thin_for_any_label_is_refused(tmp_path, capsys) -> None:
    assert built(tmp_path, "spine", "--binder", "3")[0] == 2
    assert "a label needs 5. Give a wider binder." in capsys.readouterr().err


@pytest.mark.parametrize("reader", ["large", "oneside", "Standard"])
def test_a_reader_of_the_book_is_named_on_the_command_line(reader, tmp_path) -> None:
    status = run(["build", str(SAMPLE), "--lang", "en", "--format", "pdf", "--reader", reader, "--out", str(tmp_path)])
    assert status == 0
    with pypdfium2.PdfDocument(tmp_path / "belgrade-2025-en.pdf") as document:
        assert len(document) >= 40


def test_a_reader_whom_nobody_knows_is_refused_before_a_folder_is_made(tmp_path, capsys) -> None:
    out = tmp_path / "new"
    assert run(["build", str(SAMPLE), "--reader", "nobody", "--out", str(out)]) == 2
    assert "There is no reader nobody. Write one of: standard, large, oneside." in capsys.readouterr().err
    assert not out.exists()

"""The sample visit through the real command line: four files, every noun, the same bytes, nobody's secrets."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from briefbook.cli.main import run
from tests.samples import nouns

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "briefings" / "belgrade-2025"
SECOND = SAMPLE / "edition-2"
LANGS = ("en", "fa", "sr-Latn", "sr-Cyrl")
MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Folder with the first edition in all languages and formats, and the second in English and Persian."""
    folder = tmp_path_factory.mktemp("built")
    for source, name, langs in ((SAMPLE, "1", LANGS), (SECOND, "2", LANGS[:2])):
        options = [part for lang in langs for part in ("--lang", lang)]
        assert run(["build", str(source), *options, "--out", str(folder / name)]) == 0
    return folder


def docx_text(path):
    """All text of a DOCX, tables included, without direction marks."""
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml")
    document = Document(io.BytesIO(path.read_bytes()))
    assert body
    return "\n".join(node.text or "" for node in document.element.iter() if node.tag.endswith("}t")).translate(MARKS)


def docx_lines(path):
    """Text of the paragraphs of a DOCX, each on a line, tables included."""
    document = Document(io.BytesIO(path.read_bytes()))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = document.element.iter(w + "p")
    return "\n".join("".join(t.text or "" for t in p.iter(w + "t")) for p in paragraphs).translate(MARKS)


def pdf_text(path):
    """All text of a PDF as pdfium extracts it."""
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_files_are_named_by_visit_and_language(built):
    names = {f"belgrade-2025-{lang}.{suffix}" for lang in LANGS for suffix in ("pdf", "docx")}
    assert {path.name for path in (built / "1").iterdir()} == names


@pytest.mark.long
@pytest.mark.parametrize("lang", LANGS[2:])
def test_the_second_edition_is_written_in_serbian_too(tmp_path, lang):
    assert run(["build", str(SECOND), "--lang", lang, "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {f"belgrade-2025-{lang}.{end}" for end in ("pdf", "docx")}


def folded(text):
    """Text for finding: one case, blanks folded."""
    return " ".join(text.replace("\u00a0", " ").split()).casefold()


@pytest.mark.parametrize(("lang", "wanted"), [("en", nouns.EN), ("fa", nouns.FA)])
def test_every_noun_of_the_news_item_is_in_the_book(built, lang, wanted):
    text = folded(docx_lines(built / "1" / f"belgrade-2025-{lang}.docx"))
    assert [noun for noun in wanted if folded(noun) not in text] == []


@pytest.mark.parametrize(("lang", "wanted"), [("en", nouns.EN_2), ("fa", nouns.FA_2)])
def test_every_noun_of_the_second_edition_is_in_its_book(built, lang, wanted):
    text = folded(docx_lines(built / "2" / f"belgrade-2025-{lang}.docx"))
    assert [noun for noun in wanted if folded(noun) not in text] == []


def test_every_noun_is_in_the_english_pdf(built):
    text = folded(pdf_text(built / "1" / "belgrade-2025-en.pdf"))
    assert [noun for noun in nouns.EN if folded(noun) not in text] == []


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_the_same_source_gives_the_same_bytes(built, tmp_path, suffix):
    assert run(["build", str(SAMPLE), "--lang", "fa", "--format", suffix, "--out", str(tmp_path)]) == 0
    name = f"belgrade-2025-fa.{suffix}"
    assert (tmp_path / name).read_bytes() == (built / "1" / name).read_bytes()


def test_the_compact_layout_has_fewer_pages(built, tmp_path):
    assert (
        run(["build", str(SAMPLE), "--lang", "en", "--format", "pdf", "--layout", "compact", "--out", str(tmp_path)])
        == 0
    )
    binder = pypdfium2.PdfDocument(built / "1" / "belgrade-2025-en.pdf")
    compact = pypdfium2.PdfDocument(tmp_path / "belgrade-2025-en.pdf")
    assert 5 < len(compact) < len(binder)


def test_a_copy_for_the_host_holds_no_point_and_no_advice(tmp_path):
    assert run(["build", str(SAMPLE), "--lang", "en", "--audience", "host", "--out", str(tmp_path)]) == 0
    for text in (docx_text(tmp_path / "belgrade-2025-en.docx"), pdf_text(tmp_path / "belgrade-2025-en.pdf")):
        assert "Dejan Ristić" in text
        for secret in ("Do not announce", "We came to learn", "gateway to Europe"):
            assert secret not in text


def test_a_clean_sample_has_nothing_open(capsys):
    assert run(["check", str(SAMPLE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["check", str(SECOND), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_folder_with_faults_is_refused_with_every_place_and_nothing_written(tmp_path, capsys):
    broken = tmp_path / "belgrade-2025"
    shutil.copytree(SAMPLE, broken)
    visit = broken / "visit.md"
    visit.write_text(visit.read_text(encoding="utf-8").replace("2025-02-27", "2025-02-30"), encoding="utf-8")
    facts = broken / "facts.md"
    facts.write_text(facts.read_text(encoding="utf-8").replace("kind: first", "kind: furst"), encoding="utf-8")
    assert run(["build", str(broken), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert any(line.startswith("facts.md:") and "furst" in line for line in told)
    assert any(line.startswith("visit.md:") and "2025-02-30" in line for line in told)
    assert not (tmp_path / "out").exists()
    assert run(["import", str(broken), str(tmp_path / "new.briefbook")]) == 2
    assert not (tmp_path / "new.briefbook").exists()


def test_folder_library_folder_is_byte_identical_and_a_second_import_changes_nothing(tmp_path, capsys):
    library = tmp_path / "visits.briefbook"
    assert run(["import", str(SAMPLE), str(library)]) == 0
    before = library.read_bytes()
    assert run(["import", str(SAMPLE), str(library)]) == 0
    assert "holds this folder already" in capsys.readouterr().out
    assert library.read_bytes() == before
    assert run(["export", str(library), "belgrade-2025", str(tmp_path / "again")]) == 0
    wanted = {
        path.relative_to(SAMPLE): path.read_bytes()
        for path in SAMPLE.rglob("*")
        if path.is_file() and "edition-2" not in path.parts and path.name != "README.md"
    }
    got = {p.relative_to(tmp_path / "again"): p.read_bytes() for p in (tmp_path / "again").rglob("*") if p.is_file()}
    assert got == wanted


def test_a_book_from_a_library_equals_the_book_from_its_folder(built, tmp_path):
    library = tmp_path / "visits.briefbook"
    assert run(["import", str(SAMPLE), str(library)]) == 0
    assert run(["build", str(library), "--lang", "en", "--format", "pdf", "--out", str(tmp_path)]) == 0
    name = "belgrade-2025-en.pdf"
    assert (tmp_path / name).read_bytes() == (built / "1" / name).read_bytes()


def test_search_finds_a_person_in_every_script(tmp_path, capsys):
    library = tmp_path / "visits.briefbook"
    assert run(["import", str(SAMPLE), str(library)]) == 0
    capsys.readouterr()
    for words in ("ristic", "Ристић", "ریستیچ"):
        assert run(["search", str(library), words]) == 0
        assert any(line.startswith("person\t") for line in capsys.readouterr().out.splitlines()), words


def test_a_sealed_library_needs_its_passphrase(tmp_path, capsys, monkeypatch):
    library = tmp_path / "sealed.briefbook"
    monkeypatch.setenv("BRIEFBOOK_PASSPHRASE", "رمز ۱۲۳")
    assert run(["import", str(SAMPLE), str(library)]) == 0
    assert run(["search", str(library), "ristic"]) == 0
    assert b"Risti" not in library.read_bytes()
    monkeypatch.setenv("BRIEFBOOK_PASSPHRASE", "wrong")
    capsys.readouterr()
    assert run(["search", str(library), "ristic"]) == 2
    assert "passphrase" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "nowhere"], "There is no nowhere"),
        (["build", str(SAMPLE), "--visit", "x"], "There is no visit x"),
        (["build", str(SAMPLE), "--made", "yesterday"], "yesterday"),
        (["build", str(SAMPLE), "--lang", "sr"], "sr"),
        (["search", "nowhere.briefbook", "x"], "There is no nowhere"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_ends_with_two(capsys, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert words in capsys.readouterr().err


def test_the_tree_is_printed(capsys):
    assert run(["dump", str(SAMPLE), "--lang", "fa"]) == 0
    assert "Paper 4.1" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_the_plain_office_prints_the_same_words_in_grey_and_other_fonts(built, tmp_path, lang):
    assert run(["build", str(SAMPLE), "--lang", lang, "--house", "office", "--out", str(tmp_path)]) == 0
    name = f"belgrade-2025-{lang}"
    fancy, plain = (docx_lines(folder / f"{name}.docx") for folder in (built / "1", tmp_path))
    assert plain == fancy
    content = (tmp_path / f"{name}.pdf").read_bytes()
    assert b"+NotoSerif" in content
    assert b"+NotoSans" not in content
    page = pypdfium2.PdfDocument(content)[0].render(scale=1).to_pil().convert("RGB")
    assert all(max(pixel) - min(pixel) <= 2 for _, pixel in page.getcolors(1 << 24))


def test_an_office_changes_a_copy_of_a_house_without_code(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))
    own = tmp_path / "data" / "house" / "ours.toml"
    own.parent.mkdir(parents=True)
    text = (ROOT / "resources" / "house" / "office.toml").read_text(encoding="utf-8")
    own.write_text(text.replace('size = "A4"', 'size = "Letter"'), encoding="utf-8")
    for named in ("ours", str(own)):
        command = ["build", str(SAMPLE), "--lang", "en", "--format", "pdf", "--house", named, "--out", str(tmp_path)]
        assert run(command) == 0
        page = pypdfium2.PdfDocument(tmp_path / "belgrade-2025-en.pdf")[0]
        assert page.get_size() == pytest.approx((612, 792), abs=0.1)


@pytest.mark.parametrize(
    ("named", "text", "said"),
    [
        ("nothing", None, "There is no house style nothing. Write one of: briefbook, office"),
        ("bad", "name = ", "The house style cannot be read"),
        ("font", "NotoSerif-Regular", "names the font Wingdings, which there is not"),
        ("bytes", b"\xff\xfe", "cannot be read. Choose another house style."),
    ],
)
def test_a_house_that_cannot_be_used_is_refused(tmp_path, monkeypatch, capsys, named, text, said):
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path))
    file = tmp_path / "house" / f"{named}.toml"
    file.parent.mkdir()
    if named == "font":
        office = (ROOT / "resources" / "house" / "office.toml").read_text(encoding="utf-8")
        text = office.replace("NotoSerif-Regular", "Wingdings")
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    out = tmp_path / "out"
    assert run(["build", str(SAMPLE), "--lang", "en", "--house", named, "--out", str(out)]) == 2
    assert said in capsys.readouterr().err
    assert not list(out.glob("*"))


@pytest.mark.parametrize("lang", ["en", "fa", *(pytest.param(lang, marks=pytest.mark.long) for lang in LANGS[2:])])
def test_the_paper_of_both_layouts_is_said_before_anything_is_written(built, tmp_path, capsys, lang):
    out = tmp_path / "out"
    assert run(["build", str(SAMPLE), "--lang", lang, "--sheets", "--out", str(out)]) == 0
    binder, compact = capsys.readouterr().out.splitlines()
    sides = len(pypdfium2.PdfDocument(built / "1" / f"belgrade-2025-{lang}.pdf"))
    assert binder.startswith(f"{lang} binder: {sides // 2} sheets, {sides} sides, ")
    assert compact.startswith(f"{lang} compact: ")
    assert int(compact.split()[2]) < int(binder.split()[2])
    assert not out.exists()


def test_a_pdf_leaves_out_its_structure_and_the_calendar_on_request(built, tmp_path):
    options = ["--lang", "en", "--format", "pdf", "--no-attachments", "--untagged"]
    assert run(["build", str(SAMPLE), *options, "--out", str(tmp_path)]) == 0
    plain, whole = ((folder / "belgrade-2025-en.pdf").read_bytes() for folder in (tmp_path, built / "1"))
    for sign in (b"/StructTreeRoot", b"/EmbeddedFiles"):
        assert sign in whole
        assert sign not in plain


def test_a_build_says_what_would_have_to_move_from_a_paper_over_its_budget(tmp_path, capsys):
    folder = tmp_path / "visit"
    shutil.copytree(SAMPLE, folder)
    outline = folder / "book.md"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("kind: glossary\n", "kind: glossary\ncap_sides: 1\n"), encoding="utf-8")
    assert run(["build", str(folder), "--lang", "en", "--format", "pdf", "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("book.md p-8-3: Glossary takes 2 sides; its budget is 1 side. Shorten it by ")
    assert told[1].startswith("glossary.md ")
    assert told[1].endswith(" would have to move for Glossary to keep its budget.")

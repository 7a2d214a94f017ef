"""Annexes through the command line: files of others are printed whole whatever their shape, bad ones refused."""

import io
import re
import subprocess
import sys
import zipfile
import zlib

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from briefbook.cli.main import run
from briefbook.writers.proof import proof
from tests.unit.actions.exchange.supplied import made

pytestmark = pytest.mark.usefixtures("one_bench")
TEXT = made.text_pdf(made.A4, made.A4)
SHAPES = {
    "portrait.pdf": made.text_pdf(made.A4),
    "landscape.pdf": made.text_pdf(made.LANDSCAPE),
    "turned.pdf": made.turned(made.text_pdf(made.LANDSCAPE), 90),
    "small.pdf": made.text_pdf(made.A5),
    "letter.pdf": made.parted(made.text_pdf(made.LETTER)),
    "layer.pdf": made.layered(made.text_pdf(), off=False),
}
BAD = {
    "locked": (made.locked(TEXT), "locked by a password"),
    "restricted": (made.restricted(TEXT), "locked by a password"),
    "damaged": (TEXT[:700] + TEXT[1500:], "it is damaged"),
    "cut": (TEXT[: len(TEXT) // 2], "it is damaged"),
    "empty": (b"", "is no PDF"),
    "text": (b"Dear colleague", "is no PDF"),
    "pageless": (made.edited(TEXT, lambda writer: [writer.remove_page(0) for _ in range(2)]), "it has no pages"),
    "layered": (made.layered(TEXT, off=True), "layers are switched off"),
    "long": (made.text_pdf(*[(50, 50)] * 501), "it has 501 pages; at most 500 fit"),
    "bomb": (made.bomb(1_100_000_000), "it unpacks to too much"),
}


def build(source, out, *more):
    assert run(["build", str(source), "--out", str(out), "--made", "2025-02-25T12:00Z", *map(str, more)]) == 0


def unpacked(content):
    """The bytes of a file and of all that is packed in it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return content + b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    out = [content]
    for found in re.finditer(rb"stream\n", content):
        opener = zlib.decompressobj()
        try:
            out.append(opener.decompress(content[found.end() :]))
        except zlib.error:
            continue
    return b"".join(out)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    top = tmp_path_factory.mktemp("annexes")
    source = made.folder(top / "visit", SHAPES)
    build(source, top, "--lang", "en", "--lang", "fa")
    return top


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_every_shape_of_page_is_printed_with_its_text(built, lang):
    content = (built / f"belgrade-2025-{lang}.pdf").read_bytes()
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    assert sum("Parties" in page for page in pages) == len(SHAPES)
    assert proof(content, ".pdf") == len(pages)
    with zipfile.ZipFile(built / f"belgrade-2025-{lang}.docx") as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert len(media) == len(SHAPES)
        sizes = {Image.open(io.BytesIO(archive.read(name))).size for name in media}
    assert sizes == {(1240, 1754), (1754, 1240), (874, 1240), (1275, 1650)}


def test_the_same_folder_gives_the_same_bytes(built, tmp_path, cold_benches):
    build(built / "visit", tmp_path, "--lang", "en")
    for suffix in ("pdf", "docx"):
        name = f"belgrade-2025-en.{suffix}"
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


def test_a_page_looks_as_it_was_supplied(tmp_path):
    """The page of an annex, cut out of ours, beside the one that was supplied, brought to the same size."""
    shape = made.turned(made.text_pdf(made.A4), 180)
    build(made.folder(tmp_path / "visit", {"a.pdf": shape}), tmp_path, "--lang", "en", "--format", "pdf")
    wanted = pypdfium2.PdfDocument(shape)[0].render(scale=1).to_pil().convert("L")
    page = pypdfium2.PdfDocument(tmp_path / "belgrade-2025-en.pdf")[0]
    (form,) = [one for one in page.get_objects(max_depth=1) if one.type == pypdfium2.raw.FPDF_PAGEOBJ_FORM]
    left, foot, right, top = form.get_bounds()
    whole = page.render(scale=4).to_pil().convert("L")
    cut = whole.crop((int(left * 4), int(whole.height - top * 4), int(right * 4), int(whole.height - foot * 4)))
    found = cut.resize(wanted.size)
    right_way, wrong_way = (
        ImageStat.Stat(ImageChops.difference(one, wanted)).mean[0] for one in (found, found.rotate(180))
    )
    assert right_way < 15 < wrong_way  # the light word DRAFT behind it keeps both above nothing


def test_a_scan_goes_into_the_file_as_it_came(tmp_path):
    scan = made.scanned(2)
    build(made.folder(tmp_path / "visit", {"scan.pdf": scan}), tmp_path, "--lang", "en", "--format", "pdf")
    content = (tmp_path / "belgrade-2025-en.pdf").read_bytes()
    start = scan.index(b"\xff\xd8\xff")
    assert content.count(scan[start : start + 5000]) == 2


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_a_picture_is_printed_without_what_else_it_told(tmp_path, form):
    content = made.picture(form)
    source = made.folder(tmp_path / "visit", {f"map.{form.lower()}": content})
    build(source, tmp_path, "--lang", "en")
    for suffix in ("pdf", "docx"):
        written = (tmp_path / f"belgrade-2025-en.{suffix}").read_bytes()
        assert b"SECRET" not in unpacked(written)
        assert proof(written, f".{suffix}") in (None, 2)


def test_only_what_draws_comes_along(tmp_path, capsys):
    laden = made.laden(TEXT)
    assert laden.count(b"SECRET") + unpacked(laden).count(b"SECRET") > 8
    build(made.folder(tmp_path / "visit", {"laden.pdf": laden}), tmp_path, "--lang", "en")
    for suffix in ("pdf", "docx"):
        whole = unpacked((tmp_path / f"belgrade-2025-en.{suffix}").read_bytes())
        for word in (b"SECRET", "SECRET".encode("utf-16-be"), b"SECRET".hex().encode(), b"JavaScript", b"PieceInfo"):
            assert word not in whole


@pytest.mark.parametrize(("audience", "there"), [("principal", True), ("delegation", True), ("host", False)])
def test_a_withheld_annex_leaves_nothing_in_the_copy(tmp_path, audience, there):
    scan = made.scanned(1)
    bytes_of_it = scan[scan.index(b"\xff\xd8\xff") :][:2000]
    source = made.folder(tmp_path / "visit", {"hush.pdf": scan, "words.pdf": TEXT}, keys="")
    front = "\n---\ntype: paper\nid: front\ntab: tab-1\ncode: 1.9\nkind: glossary\naudience: press\n---\n"
    programme = "\n---\ntype: paper\nid: days\ntab: tab-1\ncode: 1.8\nkind: programme\naudience: press\n---\n"
    book = source / "book.md"
    book.write_text(book.read_text(encoding="utf-8") + front + programme, encoding="utf-8")
    build(source, tmp_path, "--lang", "en", "--audience", audience)
    for suffix in ("pdf", "docx"):
        whole = unpacked((tmp_path / f"belgrade-2025-en.{suffix}").read_bytes())
        if suffix == "pdf":
            assert (bytes_of_it in whole) is there
            assert (b"Article 7. The Parties" in whole) is there
            assert (b"BBSupplied" in whole) is there
        else:
            assert (b"word/media/" in whole) is there
        assert (b"hush.pdf" in whole or b"hush" in whole) is (there and suffix == "docx")


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_printed_is_refused_with_its_line_and_the_cure(tmp_path, capsys, kind):
    content, words = BAD[kind]
    source = made.folder(tmp_path / "visit", {"bad.pdf": content})
    assert run(["build", str(source), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr()
    (line,) = told.err.strip().splitlines()
    assert re.match(r"media\.md:\d+: media/bad\.pdf: ", line)
    assert words in line
    assert not (tmp_path / "out").exists()


def test_a_picture_of_several_pages_or_none_is_refused(tmp_path, capsys):
    out = io.BytesIO()
    image = Image.new("RGB", (50, 50))
    image.save(out, "TIFF", save_all=True, append_images=[image])
    source = made.folder(tmp_path / "visit", {"fax.tif": out.getvalue(), "no.png": b"no picture"})
    assert run(["build", str(source), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err
    assert "media/fax.tif: it has 2 pages. Save it as a PDF and take that." in told
    assert "media/no.png: it is named so but is no picture" in told


def test_a_file_that_no_annex_prints_may_hold_anything(tmp_path):
    source = made.folder(tmp_path / "visit", {"bad.pdf": b"no PDF"})
    (source / "book.md").write_text(made.BOOK, encoding="utf-8")
    assert run(["import", str(source), str(tmp_path / "a.briefbook")]) == 0


def test_folder_library_folder_gives_the_same_bytes(tmp_path):
    files = {"a.pdf": made.laden(TEXT), "b.jpg": made.picture("JPEG", (300, 200)), "c.tiff": made.picture("TIFF")}
    source = made.folder(tmp_path / "visit", files)
    assert run(["import", str(source), str(tmp_path / "a.briefbook")]) == 0
    assert run(["export", str(tmp_path / "a.briefbook"), "belgrade-2025", str(tmp_path / "back")]) == 0
    for name in files:
        assert (tmp_path / "back" / "media" / name).read_bytes() == files[name]
    build(source, tmp_path / "one", "--lang", "en", "--format", "pdf")
    build(tmp_path / "a.briefbook", tmp_path / "two", "--lang", "en", "--format", "pdf")
    name = "belgrade-2025-en.pdf"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_pages_are_drawn_for_a_docx_without_a_screen_and_a_pdf_never_loads_qt(tmp_path):
    source = made.folder(tmp_path / "visit", {"a.pdf": TEXT})
    code = (
        "import os, sys\nos.environ.pop('QT_QPA_PLATFORM', None)\nos.environ.pop('DISPLAY', None)\n"
        "from briefbook.cli.main import run\n"
        "arguments = ['build', sys.argv[1], '--lang', 'en', '--out', sys.argv[2], '--format']\n"
        "assert run([*arguments, 'pdf']) == 0 and 'PySide6' not in sys.modules\n"
        "assert run([*arguments, 'docx']) == 0 and 'PySide6.QtPdf' in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(source), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

"""Orders: six outcomes through the same engine as `build`, whole or not at all, under names that set them apart."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from briefbook.actions import files, ordering
from briefbook.actions.exchange.folder import read_folder
from briefbook.actions.export import Workbench, export_book, plan_for
from briefbook.actions.intake import import_folder
from briefbook.actions.ordering import Copy, Order, Outcome, fulfil, moment_of, proofed
from briefbook.errors import Cancelled, WriteError
from briefbook.lang.tongue import Lang
from briefbook.model.outline import Layout
from briefbook.model.programme import Item
from briefbook.model.record import Audience
from briefbook.store.library import Library

# One paper stands for the book where only the files are the point.
SHORT = Order(Outcome.MEETING, Lang.EN, (Copy(1), Copy(2), Copy(3)), paper="4.1")
BELGRADE = Path(__file__).parents[3] / "briefings" / "belgrade-2025"
THREE = (Copy(1, "Standard"), Copy(2, "large"), Copy(3, "", Audience.INTERPRETER))


@pytest.fixture(scope="module")
def dossier():
    reading = read_folder(BELGRADE)
    with Library.in_memory() as library:
        import_folder(library, reading, day=date(2025, 2, 24), who="")
        return library.dossier(reading.visit)


@pytest.fixture(scope="module")
def bench():
    return Workbench()


def made(dossier, order, folder, bench, **more):
    return fulfil(dossier, order, folder, made=moment_of(dossier), bench=bench, **more)


def pages_of(path):
    return len(pypdf.PdfReader(path).pages)


def test_one_pdf_is_what_build_writes(dossier, bench, tmp_path):
    (done,) = made(dossier, Order(Outcome.PDF, Lang.EN), tmp_path / "new" / "folder", bench)
    plan = plan_for(dossier, Lang.EN, layout=Layout.COMPACT)
    built = export_book(dossier, plan, tmp_path, ".pdf", made=moment_of(dossier), bench=bench)
    assert done.receipt.path.read_bytes() == built.path.read_bytes()
    assert (done.receipt.path.name, done.size, done.renamed) == (built.path.name, built.path.stat().st_size, False)


def test_numbered_copies_are_one_file_per_reader_and_hold_what_each_may_see(dossier, bench, tmp_path):
    done = made(dossier, Order(Outcome.COPIES, Lang.EN, THREE), tmp_path, bench)
    assert [one.receipt.path.name for one in done] == [
        "belgrade-2025-en-copy-01-Standard.pdf",
        "belgrade-2025-en-copy-02-large.pdf",
        "belgrade-2025-en-copy-03-interpreter.pdf",
    ]
    pages = [pages_of(one.receipt.path) for one in done]
    assert pages == [len(one.receipt.pages) for one in done]
    assert pages[1] > pages[0] > pages[2]


@pytest.mark.parametrize("word", [False, True])
def test_a_numbered_copy_carries_its_number_on_every_page(dossier, word):
    order = Order(Outcome.MEETING, Lang.EN, paper="4.1", word=word)
    proofs = [proofed(dossier, order, copy, made=moment_of(dossier), bench=Workbench()) for copy in (Copy(), Copy(7))]
    plain, numbered = (feet(proof.written.content) for proof in proofs)
    assert plain
    assert not any("Copy 7" in foot for foot in plain)
    assert all("Copy 7" in foot for foot in numbered)
    assert "copy-07" in proofs[1].name


def feet(content):
    """The words of each page of a PDF, or of each foot of a DOCX that holds any."""
    if content.startswith(b"%PDF"):
        return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        texts = [file.read(name).decode() for name in file.namelist() if re.match(r"word/footer\d", name)]
    return [text for one in texts if (text := re.sub(r"<[^>]+>", "", one))]


@pytest.mark.parametrize(
    ("order", "name", "pages"),
    [
        (Order(Outcome.WORD, Lang.EN), "belgrade-2025-en.docx", 0),
        (Order(Outcome.PERSIAN, Lang.FA), "belgrade-2025-fa.pdf", 50),
        (Order(Outcome.CARDS, Lang.EN), "belgrade-2025-en-cards.pdf", 4),
        (Order(Outcome.BOOKLET, Lang.EN), "belgrade-2025-en-booklet.pdf", 18),
        (Order(Outcome.MEETING, Lang.EN, paper="4.1"), "belgrade-2025-en-4.1.pdf", 2),
        (Order(Outcome.MEETING, Lang.EN, paper="4.1", word=True), "belgrade-2025-en-4.1.docx", 0),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_outcome_has_its_file(dossier, bench, tmp_path, order, name, pages):
    (done,) = made(dossier, order, tmp_path, bench)
    assert (done.receipt.path.name, len(done.receipt.pages)) == (name, pages)


def test_pages_to_look_at_are_those_of_a_docx_too(dossier, bench):
    order = Order(Outcome.WORD, Lang.EN).as_pages()
    proof = proofed(dossier, order, Copy(), made=moment_of(dossier), bench=bench)
    assert proof.written.content.startswith(b"%PDF")
    assert len(proof.written.pages) == 48


def test_a_stopped_order_leaves_nothing_behind(dossier, bench, tmp_path):
    """The second copy is stopped: the first one, which was whole, is not there either."""

    def stop(done, total):
        if done > total // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        made(dossier, SHORT, tmp_path, bench, tick=stop)
    assert list(tmp_path.iterdir()) == []


def test_progress_grows_and_ends_whole(dossier, bench, tmp_path):
    told = []
    made(dossier, SHORT, tmp_path, bench, tick=lambda *part: told.append(part))
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, 300), (300, 300))
    assert {done // 100 for done, _ in told} == {0, 1, 2, 3}


def test_a_refused_second_file_takes_the_first_one_along(dossier, bench, tmp_path, monkeypatch):
    written = []

    def full(path, content):
        if written:
            raise WriteError("{path} cannot be written: {reason}.", path=path, reason="No space left on device")
        written.append(path)
        return files.write_whole(path, content)

    monkeypatch.setattr(ordering, "write_whole", full)
    with pytest.raises(WriteError):
        made(dossier, SHORT, tmp_path, bench)
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_keeps_an_earlier_file(dossier, bench, tmp_path, monkeypatch):
    order = SHORT
    made(dossier, order, tmp_path, bench)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    rest = [1]

    def full(path, content):
        if not rest:
            raise WriteError("{path} cannot be written: {reason}.", path=path, reason="No space left on device")
        rest.pop()
        return files.write_whole(path, content)

    monkeypatch.setattr(ordering, "write_whole", full)
    with pytest.raises(WriteError):
        made(dossier, order, tmp_path, bench)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_in_use_gets_a_second_name(dossier, bench, tmp_path, monkeypatch):
    """Windows refuses to replace a file that Word has open."""
    replace_file = files.os.replace

    def held(source, target):
        if Path(target).name == "belgrade-2025-en-4.1.pdf":
            raise PermissionError
        replace_file(source, target)

    monkeypatch.setattr(files.os, "replace", held)
    monkeypatch.setattr(files.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(files, "_RETRIES", 1)
    (tmp_path / "belgrade-2025-en-4.1.pdf").write_bytes(b"open in a reader")
    (done,) = made(dossier, Order(Outcome.MEETING, Lang.EN, paper="4.1"), tmp_path, bench)
    assert done.renamed
    assert done.receipt.path.name == "belgrade-2025-en-4.1 (2).pdf"
    assert (tmp_path / done.wanted).read_bytes() == b"open in a reader"


def test_an_open_must_fix_makes_every_outcome_a_draft(dossier, tmp_path):
    """A14."""
    meeting = next(item for item in dossier.of(Item) if item.kind.value == "meeting")
    more = replace(meeting, id="without-a-brief")
    wrong = replace(dossier, records=(*dossier.records, more))
    for order in (Order(Outcome.PDF, Lang.EN), Order(Outcome.MEETING, Lang.EN, paper="4.1")):
        proof = proofed(wrong, order, Copy(), made=moment_of(dossier), bench=Workbench())
        assert [notice.rule for notice in proof.open] == ["brief"]


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (Order(Outcome.COPIES, Lang.EN, ()), "No copy is chosen. Tick at least one reader."),
        (
            Order(Outcome.MEETING, Lang.EN, paper="9.9"),
            "The book prints no paper 9.9 for this reader. Choose another one.",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_with_the_cure(dossier, bench, tmp_path, order, told):
    with pytest.raises(WriteError) as refused:
        made(dossier, order, tmp_path / "out", bench)
    assert str(refused.value) == told
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_is_named(dossier, bench, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match=r"file/out cannot be a folder: .* Choose another one"):
        made(dossier, Order(Outcome.MEETING, Lang.EN, paper="4.1"), tmp_path / "file" / "out", bench)

"""The shipped skeleton is what the tool makes; a writer that cannot use it says so."""

import io
import zipfile

import pytest
from docx import Document

from briefbook.errors import WriteError
from briefbook.lang.tongue import Lang
from briefbook.places import resource
from briefbook.writers.word import package
from briefbook.writers.word.write import write
from tests.unit.writers.word import books
from tools.word_template import template

SHIPPED = "house/briefbook.docx"


def test_the_shipped_template_is_what_the_tool_makes() -> None:
    assert resource(SHIPPED).read_bytes() == template()


def test_python_docx_saves_the_shipped_template_as_it_is() -> None:
    saved = io.BytesIO()
    Document(str(resource(SHIPPED))).save(saved)
    with zipfile.ZipFile(resource(SHIPPED)) as shipped, zipfile.ZipFile(saved) as again:
        assert again.namelist() == shipped.namelist()
        assert [again.read(name) for name in again.namelist()] == [shipped.read(name) for name in shipped.namelist()]


@pytest.mark.parametrize("content", [None, b"", b"PK but no zip file"])
def test_a_template_that_cannot_be_read_is_named_with_the_cure(tmp_path, monkeypatch, content) -> None:
    (tmp_path / "house").mkdir()
    if content is not None:
        (tmp_path / SHIPPED).write_bytes(content)
    monkeypatch.setattr(package, "resource", lambda name: tmp_path / name)
    with pytest.raises(WriteError, match=r"briefbook\.docx cannot be read\. Install Briefbook again"):
        write(books.specimen(Lang.EN), books.house())


def test_a_template_without_a_title_is_refused(tmp_path, monkeypatch) -> None:
    (tmp_path / "house").mkdir()
    with zipfile.ZipFile(tmp_path / SHIPPED, "w") as archive:
        archive.writestr("docProps/core.xml", "<cp:coreProperties/>")
    monkeypatch.setattr(package, "resource", lambda name: tmp_path / name)
    with pytest.raises(WriteError, match="lacks <dc:title/>"):
        write(books.specimen(Lang.EN), books.house())

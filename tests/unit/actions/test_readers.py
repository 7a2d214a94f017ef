"""Readers and their houses: who is found by which name, how large the text gets, and which digits are printed."""

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest

from briefbook.actions.readers import LARGE, ONE_SIDE, fitted, for_reader, with_reader
from briefbook.errors import ReadError
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Filed
from briefbook.model.outline import Reader
from briefbook.tree.nodes import Role
from briefbook.writers.pdf.write import write as write_pdf
from briefbook.writers.word.write import write as write_word
from tests.unit.book.belgrade import EN, FA, book, dossier
from tests.unit.writers.pdf.pages_of import book as pages
from tests.unit.writers.pdf.pages_of import flat, house, paper, para, places

FURNITURE = {Role.MARKING, Role.HEAD, Role.FOLIO}


def sizes(made):
    return {role: type_.size for role, type_ in made.roles}


def test_large_sets_text_a_fifth_larger_headings_a_tenth_and_furniture_as_it_is() -> None:
    before, after = sizes(house()), sizes(fitted(house(), LARGE))
    assert after[Role.BODY] == pytest.approx(before[Role.BODY] * 1.2, abs=0.01)
    assert after[Role.TABLE] == pytest.approx(before[Role.TABLE] * 1.2, abs=0.01)
    assert after[Role.TITLE] == pytest.approx(before[Role.TITLE] * 1.1, abs=0.01)
    assert {role: after[role] for role in FURNITURE} == {role: before[role] for role in FURNITURE}


def test_a_reader_names_the_size_of_the_text() -> None:
    made = fitted(house(), Reader(id="r", name="r", body_pt=Decimal(18)))
    assert sizes(made)[Role.BODY] == 18.0
    assert made.page == house().page


def test_without_wishes_the_house_stays_as_it_is() -> None:
    assert fitted(house(), None) == fitted(house(), Reader(id="r", name="r")) == house()


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"body_pt": Decimal(40)}, "asks for text of 40 points. Write 8 to 24."),
        ({"body_pt": Decimal(2)}, "asks for text of 2 points. Write 8 to 24."),
        ({"digits": "roman"}, "asks for roman digits. Write persian, latin or nothing."),
    ],
)
def test_what_cannot_be_set_is_refused_with_the_cure(wish, said) -> None:
    with pytest.raises(ReadError, match=re.escape(said)):
        fitted(house(), Reader(id="r", name="Chief", **wish))


def test_a_stock_reader_joins_the_dossier_and_the_plan() -> None:
    held = with_reader(dossier(), "OneSide")
    assert for_reader(held, EN, "OneSide").reader == ONE_SIDE.id
    assert held.get(Reader, ONE_SIDE.id) is ONE_SIDE


def test_a_stored_reader_goes_before_the_stock_and_is_found_by_its_id_in_the_folder() -> None:
    own = Reader(id="r1", name="Large", body_pt=Decimal(16))
    held = dossier(own)
    assert with_reader(held, "large") is held
    assert for_reader(held, EN, "large").reader == "r1"
    filed = replace(held, filed=(Filed("r1", "chief", "book", 1),))
    assert for_reader(filed, EN, "chief").reader == "r1"
    assert for_reader(held, EN, "").reader == ""


def test_an_unknown_reader_is_refused_with_those_there_are() -> None:
    with pytest.raises(ReadError, match=r"no reader nobody\. Write one of: standard, large, oneside, Chief\."):
        with_reader(dossier(Reader(id="r1", name="Chief")), "nobody")


def test_latin_digits_are_those_of_a_persian_book_throughout() -> None:
    made = book(plan=FA)
    plain, latin = (write_pdf(made, one).content for one in (house(), replace(house(), latin_digits=True)))
    persian = re.compile("[۰-۹٫٬]")
    assert persian.search(flat(plain))
    assert not persian.search(flat(latin))
    with pypdfium2.PdfDocument(latin) as document:
        labels = [document.get_page_label(n) for n in range(len(document))]
    assert not any(persian.search(label) for label in labels)
    assert any("1.1" in label for label in labels)


def test_latin_digits_reach_a_docx() -> None:
    made = book(plan=FA)
    for latin in (False, True):
        content = write_word(made, replace(house(), latin_digits=latin)).content
        with ZipFile(BytesIO(content)) as package:
            body = package.read("word/document.xml").decode()
        assert bool(re.search("[۰-۹]", body)) is not latin


def test_latin_digits_stand_where_persian_ones_would() -> None:
    """A date keeps its order: the figures are changed after the order of the line is found."""
    text = "۷ اسفند ۱۴۰۳ (25 February 2025)"
    made = pages(paper(para(text, Lang.FA), lang=Lang.FA, bare=True), lang=Lang.FA)
    plain, latin = (places(write_pdf(made, one).content) for one in (house(), replace(house(), latin_digits=True)))
    figures = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
    drawn = [sorted(one, key=lambda at: at[1]) for one in (plain, latin)]
    in_order = ["".join(ch for ch, *_ in one).translate(figures) for one in drawn]
    assert in_order[0] == in_order[1]

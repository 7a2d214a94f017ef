"""The sample's DOCX against the schema and the rules of Open XML: both houses, both layouts, all languages.

A quick run takes two of them, in both directions.

The rules are those that Microsoft publishes with its Open XML SDK (the transitional form of ECMA-376, and what Office
asks for beyond it), as openxml-audit carries them.
"""

import io
import zipfile
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from briefbook.cli.main import run
from briefbook.lang.tongue import Lang
from briefbook.writers.word.write import write
from tests.unit.writers.word import books

pytestmark = pytest.mark.usefixtures("one_bench")
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "briefings" / "belgrade-2025"
SECOND = SAMPLE / "edition-2"
LANGS = ("en", "fa", "sr-Latn", "sr-Cyrl")
THEME = "relationships/theme' is missing"
"""A theme is optional in the standard (part 1, 11.3.1); the house names its own fonts and colours."""


@pytest.fixture(scope="module")
def validator():
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2010, max_errors=500)


def faults(validator, path):
    """What is wrong with a DOCX, each with part and place."""
    found = validator.validate(path).errors
    return [f"{one.part_uri} {one.path}: {one.description}" for one in found if THEME not in one.description]


HOW = {
    "first": (SAMPLE, "briefbook", "binder"),
    "run on": (SAMPLE, "briefbook", "compact"),
    "plain sheets": (SAMPLE, "office", "binder"),
    "plain": (SAMPLE, "office", "compact"),
    "second": (SECOND, "briefbook", "binder"),
    "second plain": (SECOND, "office", "compact"),
}
QUICK = {("en", "first"), ("fa", "plain")}
CASES = [
    pytest.param(lang, which, marks=() if (lang, which) in QUICK else pytest.mark.long)
    for lang in LANGS
    for which in HOW
]


@pytest.mark.parametrize(("lang", "which"), CASES)
def test_the_sample_is_valid(validator, tmp_path, lang, which):
    source, house, layout = HOW[which]
    how = ["--format", "docx", "--house", house, "--layout", layout, "--out", str(tmp_path)]
    assert run(["build", str(source), "--lang", lang, *how]) == 0
    (made,) = tmp_path.glob("*.docx")
    assert faults(validator, made) == []


# One fault of each kind that the writer could make; if the validator passed them, the tests above would say nothing.
PLANTS = {
    "children of a paragraph": (
        '<w:pPr><w:pStyle w:val="BBTable"',
        '<w:pPr><w:jc w:val="start"/><w:pStyle w:val="BBTable"',
    ),
    "children of a run": ("<w:rPr><w:rStyle", '<w:rPr><w:lang w:val="en-GB"/><w:rStyle'),
    "children of a cell": ("<w:tcPr><w:tcW", "<w:tcPr><w:noWrap/><w:tcW"),
    "children of a section": ("<w:pgSz", '<w:cols w:space="708"/><w:pgSz'),
    "an empty cell": ("</w:tcPr>", '</w:tcPr></w:tc><w:tc><w:tcPr><w:tcW w:w="1" w:type="dxa"/></w:tcPr>'),
    "an unknown element": ("<w:body>", "<w:body><w:foo/>"),
    "an unknown value": ('w:type="dxa"/>', 'w:type="dxx"/>'),
    "a style that is not there": ('w:pStyle w:val="BBTable"', 'w:pStyle w:val="Nowhere"'),
    "an id given twice": ('<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'),
    "no number": ('<w:ilvl w:val="0"/>', '<w:ilvl w:val="x"/>'),
}


@pytest.mark.parametrize("fault", PLANTS)
def test_the_validator_finds_a_planted_fault(validator, tmp_path, fault):
    right, wrong = PLANTS[fault]
    broken = tmp_path / "broken.docx"
    whole = io.BytesIO(write(books.specimen(Lang.EN), books.house()).content)
    with zipfile.ZipFile(whole) as package, zipfile.ZipFile(broken, "w") as out:
        for name in package.namelist():
            text = package.read(name)
            if name == "word/document.xml":
                assert right in text.decode()
                text = text.decode().replace(right, wrong, 1).encode()
            out.writestr(name, text)
    assert faults(validator, broken)

"""Character styles: each adds one thing to the one that it is based on, and all that are named are there."""

import itertools

import pytest
from lxml import etree

from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Tone
from briefbook.writers.word.emphasis import FIGURES, LINK, NOTE_NUMBER, TEXT, Emphasis, emphasis_styles
from briefbook.writers.word.escape import W
from briefbook.writers.word.styles import stylesheet
from tests.unit.writers.word import books

HOUSE = books.house()
NS = {"w": W}
ALL = [
    Emphasis(kind, token, *switches)
    for kind in (TEXT, LINK, NOTE_NUMBER, FIGURES)
    for token in ("", "accent", "quiet_on_deep")
    for switches in itertools.product((False, True), repeat=3)
]


def styles(*used: Emphasis) -> dict[str, etree._Element]:
    tree = etree.fromstring(f'<w:styles xmlns:w="{W}">{"".join(emphasis_styles(HOUSE, used))}</w:styles>')
    return {str(style.xpath("string(w:name/@w:val)", namespaces=NS)): style for style in tree}


def test_no_two_emphases_share_a_name_or_an_id() -> None:
    assert len({one.name for one in ALL}) == len(ALL)
    assert len({one.style for one in ALL}) == len(ALL)


def test_character_and_paragraph_styles_never_share_a_name() -> None:
    tree = etree.fromstring(stylesheet(HOUSE, Lang.EN, ALL).encode())
    names = [str(name).lower() for name in tree.xpath("//w:style/w:name/@w:val", namespaces=NS)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("one", ALL[1:], ids=lambda one: one.name)
def test_a_style_and_all_that_it_is_based_on_are_written(one: Emphasis) -> None:
    made = styles(one)
    ids = {style.get(f"{{{W}}}styleId") for style in made.values()}
    assert one.style in ids
    for style in made.values():
        assert set(style.xpath("w:basedOn/@w:val", namespaces=NS)) <= ids
        added = {etree.QName(child).localname.removesuffix("Cs") for child in style.find(f"{{{W}}}rPr")}
        assert len(added - {"rFonts"}) <= 1


def test_every_tone_is_a_style_whether_used_or_not() -> None:
    made = styles()
    for tone in Tone:
        if tone is not Tone.PLAIN:
            colours = made[f"BB Text {tone.value.capitalize()}"].xpath(".//w:color/@w:val", namespaces=NS)
            assert colours == [HOUSE.colour(tone.value)[1:]]


def test_bold_figures_keep_their_persian_shapes() -> None:
    made = styles(Emphasis(FIGURES, strong=True))
    assert not made["BB Figures Strong"].xpath(".//w:rFonts", namespaces=NS)
    assert made["BB Text Strong"].xpath(".//w:rFonts", namespaces=NS)

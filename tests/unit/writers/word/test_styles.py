"""styles.xml: a named style for every role, in both scripts, as the house says."""

import pytest
from lxml import etree

from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Look, Role
from briefbook.writers.word.escape import W
from briefbook.writers.word.styles import LOOKS, STYLES, stylesheet
from tests.unit.writers.word import books

HOUSE = books.house()
NS = {"w": W}


def style(name: str, lang: Lang) -> etree._Element:
    tree = etree.fromstring(stylesheet(HOUSE, lang).encode())
    (found,) = tree.xpath(f"//w:style[w:name/@w:val='{name}']", namespaces=NS)
    return found


def values(element: etree._Element, path: str) -> list[str]:
    return [str(value) for value in element.xpath(path, namespaces=NS)]


@pytest.mark.parametrize("lang", Lang)
def test_every_role_and_every_look_has_its_style(lang: Lang) -> None:
    tree = etree.fromstring(stylesheet(HOUSE, lang).encode())
    ids = values(tree, "//w:style/@w:styleId")
    assert len(ids) == len(set(ids))
    assert {STYLES[role] for role in Role} | {LOOKS[look] for look in Look} <= set(ids)


@pytest.mark.parametrize("role", Role)
def test_a_role_has_its_sizes_for_latin_and_for_arabic_script(role: Role) -> None:
    found = style("BB " + role.value.replace("_", " ").title(), Lang.FA)
    assert values(found, ".//w:sz/@w:val") == [str(round(2 * HOUSE.type(role, Lang.EN).size))]
    assert values(found, ".//w:szCs/@w:val") == [str(round(2 * HOUSE.type(role, Lang.FA).size))]
    assert values(found, ".//w:rFonts/@w:cs")[0].startswith("Vazirmatn")
    assert values(found, ".//w:spacing/@w:line") == [str(round(20 * HOUSE.type(role, Lang.FA).lead))]


def test_right_to_left_stands_in_the_style_of_a_persian_book() -> None:
    assert style("Normal", Lang.FA).xpath("w:pPr/w:bidi", namespaces=NS)
    assert not style("Normal", Lang.SR_LATN).xpath("w:pPr/w:bidi", namespaces=NS)


def test_persian_labels_have_neither_capitals_nor_tracking() -> None:
    persian, english = style("BB Label", Lang.FA), style("BB Label", Lang.EN)
    assert not persian.xpath(".//w:caps | .//w:rPr/w:spacing", namespaces=NS)
    assert english.xpath(".//w:caps", namespaces=NS)
    assert values(english, ".//w:rPr/w:spacing/@w:val") == ["16"]


def test_headings_are_real_and_carry_the_look_of_the_house() -> None:
    for level, role in ((1, Role.TITLE), (2, Role.LABEL), (3, Role.SUBHEAD), (4, Role.MINOR)):
        found = style(f"heading {level}", Lang.EN)
        assert values(found, "w:basedOn/@w:val") == [STYLES[role]]
        assert values(found, ".//w:outlineLvl/@w:val") == [str(level - 1)]


def test_quotations_lean_in_latin_and_stand_in_persian() -> None:
    found = style("BB Quote", Lang.FA)
    assert found.xpath(".//w:i", namespaces=NS)
    assert not found.xpath(".//w:iCs", namespaces=NS)


def test_weights_without_a_switch_are_families_of_their_own() -> None:
    assert values(style("BB Title", Lang.EN), ".//w:rFonts/@w:ascii") == ["Noto Serif Display SemiBold"]
    assert values(style("BB Value", Lang.EN), ".//w:rFonts/@w:cs") == ["Vazirmatn Medium"]
    assert style("BB Title", Lang.EN).xpath(".//w:bCs", namespaces=NS)

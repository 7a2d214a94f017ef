"""Countries by name and by city, in any of our languages."""

from zoneinfo import ZoneInfo

import pytest

from briefbook.lang.territories import nearest, read_where, territories
from briefbook.lang.tongue import Lang


@pytest.mark.parametrize(
    ("text", "iso", "city"),
    [
        ("Serbia", "RS", ""),
        ("serbia", "RS", ""),
        ("RS", "RS", ""),
        ("صربستان", "RS", ""),
        ("Srbija", "RS", ""),
        ("Србија", "RS", ""),
        ("Belgrade", "RS", "Belgrade"),
        ("بلگراد", "RS", "Belgrade"),
        ("Novi Sad, Serbia", "RS", "Novi Sad"),
        ("Serbia, Novi Sad", "RS", "Novi Sad"),
        ("Ankara, Turkiye", "TR", "Ankara"),
        ("Belgrade, Serbia", "RS", "Belgrade"),
    ],
)
def test_reads(text, iso, city):
    found = read_where(text, Lang.EN)
    assert found is not None
    assert (found.territory.iso, found.city.text(Lang.EN)) == (iso, city)


def test_a_known_city_has_all_its_names():
    found = read_where("Belgrade", Lang.EN)
    assert found is not None
    assert [found.city.text(lang) for lang in Lang] == ["Belgrade", "بلگراد", "Beograd", "Београд"]


@pytest.mark.parametrize("text", ["", ",", "Atlantis", "Ankara"])
def test_knows_what_it_does_not_know(text):
    assert read_where(text, Lang.EN) is None


def test_offers_what_was_meant():
    assert [one.iso for one in nearest("Serbai")] == ["RS"]
    assert [one.iso for one in nearest("Ser")] == ["RS"]
    assert nearest("Atlantis") == ()


def test_every_country_has_names_and_zones_that_exist():
    for one in territories():
        assert set(one.name) == set(Lang), one.iso
        for city in one.cities:
            ZoneInfo(city.zone)

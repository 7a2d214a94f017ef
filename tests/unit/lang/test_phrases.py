"""Phrases said in a language, with and without a catalogue."""

import gettext
import re
import sys
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from briefbook.errors import counted, phrase
from briefbook.lang.almanac import MonthOf
from briefbook.lang.catalogue import say_dateless
from briefbook.lang.dates import Day, Period, read_moment
from briefbook.lang.phrases import PLURALS, catalogue, say
from briefbook.lang.tongue import Lang


@pytest.fixture
def serbian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle with one Serbian catalogue and none for the other languages."""
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    folder = tmp_path / "resources" / "locale" / "sr-Latn" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    book = Catalog(locale="sr_Latn")
    book.add("Edit {what}", "Izmeni {what}")
    book.add("talking point", "tačku")
    book.add("Broken {what}", "Polomljeno {wat}")
    book.add(("{n} point", "{n} points"), ("{n} tačka", "{n} tačke", "{n} tačaka"))
    book.add(("{n} broken", "{n} brokens"), ("{m} a", "{m} b", "{m} c"))
    with (folder / "briefbook.mo").open("wb") as file:
        write_mo(file, book)
    return folder


@pytest.mark.usefixtures("serbian")
class TestWithACatalogue:
    def test_a_phrase_is_said_with_its_phrases_inside(self) -> None:
        assert say(phrase("Edit {what}", what=phrase("talking point")), Lang.SR_LATN) == "Izmeni tačku"

    def test_a_plain_msgid_is_said_too(self) -> None:
        assert say("talking point", Lang.SR_LATN) == "tačku"
        assert say("{not filled}", Lang.SR_LATN) == "{not filled}"
        assert say("", Lang.SR_LATN) == ""

    @pytest.mark.parametrize(
        ("n", "said"), [(1, "1 tačka"), (3, "3 tačke"), (5, "5 tačaka"), (21, "21 tačka"), (1200, "1.200 tačaka")]
    )
    def test_a_counted_phrase_takes_the_form_of_its_number(self, n: int, said: str) -> None:
        assert say(counted("{n} point", "{n} points", n), Lang.SR_LATN) == said

    def test_a_missing_entry_is_said_in_english(self) -> None:
        assert say(phrase("Undo {what}", what="x"), Lang.SR_LATN) == "Undo x"
        assert say(counted("{n} visit", "{n} visits", 2), Lang.SR_LATN) == "2 visits"

    def test_a_translation_that_does_not_fit_is_said_in_english(self) -> None:
        assert say(phrase("Broken {what}", what="x"), Lang.SR_LATN) == "Broken x"
        assert say(counted("{n} broken", "{n} brokens", 1), Lang.SR_LATN) == "1 broken"
        assert say(counted("{n} broken", "{n} brokens", 4), Lang.SR_LATN) == "4 brokens"

    def test_the_other_script_has_no_catalogue_and_is_said_in_english(self) -> None:
        assert say("talking point", Lang.SR_CYRL) == "talking point"

    def test_a_catalogue_is_opened_once(self) -> None:
        assert catalogue(Lang.SR_LATN) is catalogue(Lang.SR_LATN)
        assert isinstance(catalogue(Lang.SR_LATN), gettext.GNUTranslations)


@pytest.mark.usefixtures("serbian")
@pytest.mark.parametrize(
    ("value", "english", "persian"),
    [
        (1234, "1,234", "۱٬۲۳۴"),
        (Decimal("2.5"), "2.5", "۲٫۵"),
        (Day.read("2025-02"), "February 2025", "فوریهٔ ۲۰۲۵"),
        (date(2025, 2, 25), "25 February 2025", "۷ اسفند ۱۴۰۳"),
        (Period.read("2024-01/2024-09"), "January–September 2024", "ژانویه تا سپتامبر ۲۰۲۴"),
        (MonthOf(2025, 2), "February 2025", "فوریهٔ ۲۰۲۵"),
        (time(9, 30), "09:30", "۹:۳۰"),
        (read_moment("2025-02-25T12:00+03:30"), "25 February 2025, 12:00 (UTC+3:30)", "۷ اسفند ۱۴۰۳، ۱۲:۰۰ (UTC+3:30)"),
        (datetime(2025, 2, 25, 12), "2025-02-25 12:00:00", "2025-02-25 12:00:00"),
        ("v2 {x}", "v2 {x}", "v2 {x}"),
        (True, "True", "True"),
        (Path("a/b"), str(Path("a/b")), str(Path("a/b"))),
    ],
)
def test_a_value_is_said_in_the_language_of_its_sentence(value: object, english: str, persian: str) -> None:
    assert say(phrase("[{value}]", value=value), Lang.EN) == f"[{english}]"
    assert say(phrase("[{value}]", value=value), Lang.FA) == f"[{persian}]"


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        (Lang.EN, {0: 1, 1: 0, 2: 1}),
        (Lang.FA, {0: 0, 1: 0, 2: 1}),
        (Lang.SR_LATN, {1: 0, 21: 0, 2: 1, 24: 1, 5: 2, 11: 2, 12: 2, 14: 2, 111: 2, 0: 2}),
    ],
)
def test_the_plural_rules_choose_the_right_form(lang: Lang, forms: dict[int, int]) -> None:
    found = re.fullmatch(r"nplurals=(\d); plural=\((.+)\);", PLURALS[lang])
    assert found
    choose = gettext.c2py(found[2])
    assert {n: choose(n) for n in forms} == forms
    assert max(choose(n) for n in range(200)) == int(found[1]) - 1
    assert PLURALS[Lang.SR_CYRL] == PLURALS[Lang.SR_LATN]


def test_a_phrase_without_dates_is_said_as_ever() -> None:
    said = counted("{n} side", "{n} sides", 1234, of=phrase("{name} twice", name="5.2"), yes=True)
    for lang in Lang:
        assert say_dateless(said, lang) == say(said, lang)
        assert say_dateless("Contents", lang) == say("Contents", lang)
    assert say_dateless(phrase("{what} {n}", what=phrase("{n} of", n=7), n=1234), Lang.FA) == "۷ of ۱٬۲۳۴"


@pytest.mark.parametrize("value", [date(2025, 2, 25), Day(2025, 2, 25), Decimal("1.5"), None])
def test_a_value_that_needs_more_than_a_catalogue_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="is no text, number or phrase"):
        say_dateless(phrase("On {day}", day=value), Lang.EN)

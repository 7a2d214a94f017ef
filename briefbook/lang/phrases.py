"""Phrases said in a language: the words of the catalogue and the values that fill them."""

from datetime import date, datetime, time
from decimal import Decimal

from briefbook.errors import Phrase
from briefbook.lang.almanac import MonthOf
from briefbook.lang.catalogue import PLURALS as PLURALS
from briefbook.lang.catalogue import catalogue as catalogue
from briefbook.lang.catalogue import filled
from briefbook.lang.dates import Day, Period, say_day, say_moment, say_period, say_time
from briefbook.lang.digits import say_number
from briefbook.lang.tongue import Lang


def say(what: Phrase | str, lang: Lang) -> str:
    """The phrase, or the plain msgid, in `lang`; English where the catalogue or its entry is missing.

    Numbers are said in the language's digits and groups, so a year is given as a Day or a text.
    """
    return filled(what, lang, say_value)


def say_value(value: object, lang: Lang) -> str:
    """One value inside a sentence: phrases, days, periods, times and numbers in `lang`, the rest by `str`."""
    match value:
        case Phrase():
            return say(value, lang)
        case MonthOf():
            return value.said(lang)
        case Period():
            return say_period(value, lang)
        case datetime():
            return say_moment(value, lang) if value.tzinfo else str(value)
        case Day() | date():
            return say_day(value, lang)
        case time():
            return say_time(value, lang)
        case bool() | str():
            return str(value)
        case int() | Decimal():
            return say_number(value, lang)
        case _:
            return str(value)

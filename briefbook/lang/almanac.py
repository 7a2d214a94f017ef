"""Names of months and weekdays in the four language forms, in both calendars."""

from dataclasses import dataclass

from briefbook.lang.digits import digits
from briefbook.lang.tongue import Lang

# The Persian Gregorian names that end in a vowel take an ezafe before a year, as in CLDR 42 (fa, format wide).
_GREGORIAN = {
    Lang.EN: "January February March April May June July August September October November December",
    Lang.FA: "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    Lang.SR_LATN: "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    Lang.SR_CYRL: "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
}
_GREGORIAN_SHORT = {
    Lang.EN: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    Lang.FA: _GREGORIAN[Lang.FA],
    Lang.SR_LATN: "jan. feb. mart apr. maj jun jul avg. sept. okt. nov. dec.",
    Lang.SR_CYRL: "јан. феб. март апр. мај јун јул авг. септ. окт. нов. дец.",
}
_JALALI = {
    Lang.EN: "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
    Lang.FA: "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    Lang.SR_LATN: "farvardin ordibehešt hordad tir mordad šahrivar mehr aban azar dej bahman esfand",
    Lang.SR_CYRL: "фарвардин ордибехешт хордад тир мордад шахривар мехр абан азар деј бахман есфанд",
}
_WEEKDAYS = {
    Lang.EN: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    Lang.FA: "دوشنبه سه\u200cشنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
    Lang.SR_LATN: "ponedeljak utorak sreda četvrtak petak subota nedelja",
    Lang.SR_CYRL: "понедељак уторак среда четвртак петак субота недеља",
}
_WEEKDAYS_SHORT = {
    Lang.EN: "Mon Tue Wed Thu Fri Sat Sun",
    Lang.FA: _WEEKDAYS[Lang.FA],
    Lang.SR_LATN: "pon uto sre čet pet sub ned",
    Lang.SR_CYRL: "пон уто сре чет пет суб нед",
}
_EZAFE = {"ژانویه": "ژانویهٔ", "فوریه": "فوریهٔ", "مه": "مهٔ", "ژوئیه": "ژوئیهٔ"}
# A year alone does not show its calendar; where it is not the first one of the language, these words do.
_FOREIGN_YEAR = {
    Lang.EN: ("Iranian year {}", "Iranian years {}"),
    Lang.FA: ("{} میلادی", "{} میلادی"),
    Lang.SR_LATN: ("iranska godina {}", "iranske godine {}"),
    Lang.SR_CYRL: ("иранска година {}", "иранске године {}"),
}


def month_name(month: int, lang: Lang, *, jalali: bool, short: bool = False, before_year: bool = False) -> str:
    """Name of month 1-12 of the Jalali or the Gregorian calendar, in the case that a date needs.

    Jalali months and everything in Persian have no short names; there the full one comes back.
    """
    if jalali:
        return _JALALI[lang].split()[month - 1]
    name = (_GREGORIAN_SHORT if short else _GREGORIAN)[lang].split()[month - 1]
    return _EZAFE.get(name, name) if before_year and lang is Lang.FA else name


def weekday_name(weekday: int, lang: Lang, *, short: bool = False) -> str:
    """Name of a weekday; 0 is Monday, as in `date.weekday()`. Persian has no short names."""
    return (_WEEKDAYS_SHORT if short else _WEEKDAYS)[lang].split()[weekday]


def say_year(year: int, lang: Lang) -> str:
    """A year as part of a date: `2025`, `۱۴۰۳`, and in Serbian with its full stop `2025.`"""
    full_stop = "." if lang in (Lang.SR_LATN, Lang.SR_CYRL) else ""
    return digits(str(year), lang) + full_stop


def name_calendar(years: str, lang: Lang, *, jalali: bool, several: bool = False) -> str:
    """A year or years that stand alone, with the calendar named unless it is the first one of `lang`."""
    own = jalali == (lang is Lang.FA)
    return years if own else _FOREIGN_YEAR[lang][several].format(years)


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month of a year, to be said inside a sentence."""

    year: int
    month: int
    jalali: bool = False

    def said(self, lang: Lang) -> str:
        """`February 2025`, `فوریهٔ ۲۰۲۵`, `februar 2025.`"""
        name = month_name(self.month, lang, jalali=self.jalali, before_year=True)
        return f"{name} {say_year(self.year, lang)}"

    def __str__(self) -> str:
        """The English form."""
        return self.said(Lang.EN)

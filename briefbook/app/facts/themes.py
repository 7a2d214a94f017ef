"""Facts as rows: by theme, with a number, a source, an age in words and colour, and where they are used."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from briefbook.app.naming import gist
from briefbook.app.records.model import Cell, Row
from briefbook.app.records.values import STALE_MONTHS, age
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import Phrase, counted, phrase
from briefbook.lang.dates import say_day
from briefbook.lang.digits import digits
from briefbook.lang.fold import search_key
from briefbook.lang.names import sort_key
from briefbook.model.brief import TalkingPoint
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Achievement, Fact
from briefbook.model.outline import StoredBlock
from briefbook.model.source import Source

NO_SOURCE, STALE, OUT = "no-source", "stale", "out"
THEME = "theme:"


def first_day(dossier: Dossier) -> date:
    """The day on which ages are told: the first of the visit, else today."""
    starts = dossier.visit.starts_on
    return starts.first if starts else date.today()


def by_theme(facts: Sequence[Fact], look: Look) -> list[Fact]:
    """The facts by theme, within one in their order; those without a theme come last."""
    return sorted(facts, key=lambda fact: (not fact.domain, sort_key(fact.domain, look.lang), fact.seq))


def themes(facts: Sequence[Fact], look: Look) -> list[tuple[object, str]]:
    """The themes for a choice, each as the facet of its facts, with how many there are."""
    found = Counter(fact.domain for fact in facts)
    named = sorted((theme for theme in found if theme), key=lambda theme: sort_key(theme, look.lang))
    return [
        ("", look.say(phrase("All themes ({n})", n=look.figures(len(facts))))),
        *((THEME + theme, f"{theme} ({look.figures(found[theme])})") for theme in named),
        *([(THEME, f"{look.say('Without a theme')} ({look.figures(found[''])})")] if found[""] else []),
    ]


def uses(dossier: Dossier) -> Counter[str]:
    """How often each fact is used: as evidence of a point, in an achievement, on a paper."""
    found: Counter[str] = Counter()
    for point in dossier.of(TalkingPoint):
        found.update(point.support)
    for achievement in dossier.of(Achievement):
        found.update(achievement.facts)
    found.update(block.ref_uid for block in dossier.of(StoredBlock))
    return found


def fact_row(dossier: Dossier, fact: Fact, look: Look, used: int, in_book: Callable[[Fact], bool]) -> Row:
    """A fact as a row of the table."""
    lang = look.lang
    text = gist(fact.text.best(lang, fact.stamp.original)[0]) or look.say("Without a name")
    number = _number(fact, look)
    source = source_cell(dossier, fact, look)
    checked = checked_cell(dossier, fact, look)
    shown = in_book(fact)
    use = look.say(counted("{n} place", "{n} places", used)) if used else "—"
    book = (
        Cell(look.say("Yes"), tone=Tone.OK, icon="check")
        if shown
        else Cell(look.say("Left out"), tone=Tone.PLAIN, icon="eye-off")
    )
    cells = (
        Cell(text, fact.domain, sort=sort_key(text, lang)),
        Cell(number, fact.unit, sort=(f"{float(fact.value):020.6f}",) if fact.value is not None else ()),
        source,
        checked,
        Cell(use, sort=(used,)),
        book,
    )
    facets = {
        NO_SOURCE: not fact.cites,
        STALE: checked.tone is not Tone.OK,
        OUT: not shown,
        THEME + fact.domain: True,
    }
    said = (text, fact.domain, f"{number} {fact.unit}".strip(), source.text, checked.text, "" if shown else book.text)
    return Row(
        fact.id,
        text,
        cells,
        ", ".join(part for part in said if part),
        search_key(
            " ".join((text, fact.domain, number, fact.unit, source.text, *(w.text for w in fact.text.values())))
        ),
        frozenset(key for key, passes in facets.items() if passes),
    )


def source_cell(dossier: Dossier, fact: Fact, look: Look) -> Cell:
    """The first source, and that there are more, or that there is none."""
    if not fact.cites:
        return Cell(look.say("No source"), tone=Tone.ERR, icon="circle-alert")
    source = dossier.get(Source, fact.cites[0].source)
    title = source.title if source else "—"
    more = len({one.source for one in fact.cites}) - 1
    below = " · ".join(part for part in (source.publisher if source else "", fact.cites[0].locator) if part)
    if more:
        below = " · ".join(part for part in (below, look.say(counted("{n} more", "{n} more", more))) if part)
    return Cell(title, below, sort=sort_key(title, look.lang))


def checked_cell(dossier: Dossier, fact: Fact, look: Look) -> Cell:
    """When it was checked; a review date that has passed on the first day of the visit says more than that."""
    on = first_day(dossier)
    checked = fact.stamp.checked_on
    order = (str(checked.first) if checked else "",)
    if fact.review_by and fact.review_by.last < on and not (checked and checked.first > fact.review_by.last):
        due = phrase("Due since {day}", day=say_day(fact.review_by, look.lang, short=True))
        return Cell(look.say(due), tone=Tone.WARN, icon="clock-alert", sort=order)
    told = age(look, checked, on, STALE_MONTHS)
    return Cell(told.words, tone=told.tone, icon=told.icon, sort=order)


def remark(dossier: Dossier, chosen: Sequence[Fact], look: Look) -> tuple[Phrase | None, Tone]:
    """What is to be said of the chosen facts: no source first, then their age."""
    bare = sum(1 for fact in chosen if not fact.cites)
    if bare:
        words = counted(
            "{n} fact has no source. Choose one, or leave the fact out.",
            "{n} facts have no source. Choose one, or leave the facts out.",
            bare,
        )
        return words, Tone.ERR
    old = sum(1 for fact in chosen if checked_cell(dossier, fact, look).tone is not Tone.OK)
    if old:
        words = counted(
            "{n} fact was not checked for 12 months before the visit. Look it up, then mark it as checked.",
            "{n} facts were not checked for 12 months before the visit. Look them up, then mark them as checked.",
            old,
        )
        return words, Tone.WARN
    return None, Tone.PLAIN


def _number(fact: Fact, look: Look) -> str:
    return digits(f"{fact.value:,}" if fact.value is not None else "", look.lang)

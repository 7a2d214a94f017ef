"""Steps of the log and editions as rows, under the days on which they were made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from briefbook.app.palette.model import Result
from briefbook.app.style.look import Look
from briefbook.errors import Phrase, phrase
from briefbook.lang.dates import say_day
from briefbook.lang.phrases import say_value
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Edition

STEP: Final = "step"
UNDONE: Final = "undone"


@dataclass(frozen=True, slots=True)
class Done:
    """A step: its number, its label, the moment (aware), whether it is undone."""

    id: int
    label: Phrase
    at: datetime
    undone: bool


def step_rows(steps: Iterable[Done], look: Look, today: date) -> tuple[Result, ...]:
    """The steps, newest first; the newest that is not undone is where the visit stands."""
    rows: list[Result] = []
    day: date | None = None
    now_found = False
    for step in steps:
        moment = step.at.astimezone()
        if moment.date() != day:
            day = moment.date()
            rows.append(Result("", look.say("Today") if day == today else say_day(day, look.lang)))
        told, icon = "", "history"
        if step.undone:
            told, icon = look.say("undone; Redo brings it back"), "redo-2"
        elif not now_found:
            now_found = True
            told, icon = look.say("the visit stands here"), "circle-dot"
        time = say_value(moment.time().replace(second=0, microsecond=0), look.lang)
        kind = UNDONE if step.undone else STEP
        rows.append(Result(kind, look.say(step.label), str(step.id), icon, told, time))
    return tuple(rows)


def edition_words(dossier: Dossier, look: Look) -> str:
    """The editions that were issued, or that there is none yet."""
    editions = sorted(dossier.of(Edition), key=lambda one: one.number or 0, reverse=True)
    told = []
    for edition in editions:
        reason = edition.reason.best(look.lang, edition.stamp.original)[0]
        moment = edition.made or phrase("without a date")
        line = look.say(phrase("Edition {n}, {moment}", n=edition.number or 0, moment=moment))
        told.append(f"{line}: {reason}" if reason else line)
    return "\n".join(told) or look.say("The first edition appears when copies are issued.")

"""What is wrong in a folder, in which file and line, and what to write instead."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefbook.errors import Phrase, ReadError, counted, phrase
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang

MOST = 200
"""So many faults are listed; of the rest only the count is said."""


class Spot(NamedTuple):
    """A line of a file; `file` is relative to the visit's folder, lines count from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; `phrase` also says what to write instead."""

    file: str
    line: int
    phrase: Phrase

    def __str__(self) -> str:
        """The line in English: `file:line: what is wrong. What to write instead.`"""
        return f"{self.file}:{self.line}: {self.phrase}"

    def said(self, lang: Lang) -> str:
        """The line in `lang`; place first, so that editors can jump to it."""
        return f"{self.file}:{self.line}: {say(self.phrase, lang)}"


@dataclass(slots=True)
class Faults:
    """The faults of one run, in the order in which they were found.

    `lost` holds the types of which some record could not be made out: that a link finds none is then no fault.
    """

    found: list[Fault] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def add(self, spot: Spot, what: Phrase) -> None:
        """Keep one fault; the same one twice counts once."""
        fault = Fault(spot.file, spot.line, what)
        if fault not in self.found[-20:]:
            self.found.append(fault)

    def sorted(self) -> tuple[Fault, ...]:
        """All faults by file and line; files in folders after files, as they are read."""
        return tuple(sorted(self.found, key=lambda fault: (fault.file, fault.line)))


class FolderFaults(ReadError):
    """A folder that cannot be taken as it is; nothing was written. `faults` holds all of them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("{lines}", lines=_Lines(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class _Lines:
    """Faults as one value of a phrase."""

    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        """One English line per fault, at most MOST."""
        return "\n".join(listed(self.faults))


def listed(faults: Sequence[Fault], lang: Lang = Lang.EN) -> tuple[str, ...]:
    """The lines to print: at most MOST faults, then how many more there are."""
    lines = [fault.said(lang) for fault in faults[:MOST]]
    more = len(faults) - MOST
    if more > 0:
        lines.append(say(counted("and {n} more fault", "and {n} more faults", n=more), lang))
    return tuple(lines)


def one_of(words: Iterable[str]) -> Phrase | str:
    """The words as a choice: `a, b or c`."""
    *most, last = words
    return phrase("{most} or {last}", most=", ".join(most), last=last) if most else last


def nearest(word: str, words: Iterable[str], cutoff: float = 0.6) -> str:
    """The word that was probably meant, or an empty one."""
    found = difflib.get_close_matches(word[:60], list(words), n=1, cutoff=cutoff)
    return found[0] if found else ""


def shortened(text: str) -> str:
    """A typed text as a message quotes it: one line, at most 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"

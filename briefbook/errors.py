"""What can go wrong, where, and in which words; the words are not yet in a language."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Ref(NamedTuple):
    """One place in the library: a record, or one field of it. `field` may carry a language: `text.fa`."""

    table: str
    uid: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence before it is in a language: a msgid with `{names}` and the values that fill them.

    `many` is the plural msgid, or empty; a counted phrase holds its number under the name `n`.
    A value may itself be a Phrase.
    """

    msgid: str
    values: tuple[tuple[str, object], ...] = ()
    many: str = ""

    def __str__(self) -> str:
        """The English sentence, for logs, tests and the last resort."""
        values = {name: str(value) for name, value in self.values}
        one = not self.many or dict(self.values).get("n") == 1
        return (self.msgid if one else self.many).format(**values)


def phrase(msgid: str, **values: object) -> Phrase:
    """A phrase without a count. The msgid is English and stands in the catalogues."""
    return Phrase(msgid, tuple(sorted(values.items())))


def counted(one: str, many: str, n: int, **values: object) -> Phrase:
    """A phrase whose form depends on the whole number `n`, which is also the value `{n}`."""
    return Phrase(one, tuple(sorted({**values, "n": n}.items())), many)


class Weight(StrEnum):
    """How much a notice matters; only `MUST` makes a book a draft."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark that is returned and stops nothing. `where` is None when it concerns the whole book."""

    rule: str
    phrase: Phrase
    where: Ref | None = None
    weight: Weight = Weight.NOTE


class BriefbookError(Exception):
    """A refusal, raised where it is known, caught once per door; says what is wrong and the cure."""

    def __init__(self, msgid: str, **values: object) -> None:
        super().__init__(msgid)
        self.phrase = phrase(msgid, **values)

    def __str__(self) -> str:
        """The English sentence."""
        return str(self.phrase)


class TextError(BriefbookError):
    """A text is no date, time, number or word of the kind that was asked for."""


class ReadError(BriefbookError):
    """A file that came in cannot be used."""


class StoreError(BriefbookError):
    """The library cannot be opened, read or written."""


class PlaceError(StoreError):
    """The place of the library refuses: full, locked, read only or gone. What was typed is kept elsewhere."""


class InUse(StoreError):
    """Somebody else has the library open for writing; reading it, or a copy, is still possible."""


class WriteError(BriefbookError):
    """A file that was to go out cannot be made or put in its place."""


class Cancelled(BriefbookError):
    """The person stopped the work; nothing was written."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was written.")

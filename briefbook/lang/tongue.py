"""The four language forms, their direction, and text that exists in several of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Lang(StrEnum):
    """A language form of the book, by BCP 47 tag. The two Serbian scripts are separate forms."""

    EN = "en"
    FA = "fa"
    SR_LATN = "sr-Latn"
    SR_CYRL = "sr-Cyrl"

    rtl: bool
    """Whether lines of this language run from right to left."""
    script: str
    """ISO 15924 code of its script."""

    def __init__(self, tag: str) -> None:
        # Attributes, not properties: writers ask for each paragraph.
        self.script = {"fa": "Arab", "sr-Cyrl": "Cyrl"}.get(tag, "Latn")
        self.rtl = self.script == "Arab"


class Standing(StrEnum):
    """How far a wording can be trusted: made by a machine, drafted by a person, or cleared."""

    MACHINE = "machine"
    DRAFT = "draft"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in one language. `stale` says that the original changed after this translation was made."""

    text: str
    standing: Standing = Standing.DRAFT
    stale: bool = False


@dataclass(frozen=True, slots=True)
class LocalText(Mapping[Lang, Wording]):
    """The wordings of one field, in the order of `Lang`; empty when the field is unknown."""

    wordings: tuple[tuple[Lang, Wording], ...] = ()

    @classmethod
    def of(cls, texts: Mapping[Lang, str | Wording]) -> "LocalText":
        """A LocalText from texts by language; empty texts are left out."""
        made = {lang: text if isinstance(text, Wording) else Wording(text) for lang, text in texts.items()}
        return cls(tuple((lang, made[lang]) for lang in Lang if lang in made and made[lang].text))

    def __getitem__(self, lang: Lang) -> Wording:
        """The wording in `lang`. Raises KeyError where there is none."""
        for have, wording in self.wordings:
            if have == lang:
                return wording
        raise KeyError(lang)

    def __iter__(self) -> Iterator[Lang]:
        """The languages it exists in, in the order of `Lang`."""
        return iter(lang for lang, _ in self.wordings)

    def __len__(self) -> int:
        """How many languages it exists in."""
        return len(self.wordings)

    def text(self, lang: Lang) -> str:
        """The text in exactly `lang`, or an empty one."""
        found = self.get(lang)
        return found.text if found else ""

    def best(self, lang: Lang, original: Lang) -> tuple[str, Lang]:
        """The text to print in a book of `lang` and its language: `lang`, else the original, else any.

        An empty text comes back in `lang`. The other Serbian script is never taken for the one asked for.
        """
        for choice in (lang, original, *self):
            if choice in self:
                return self[choice].text, choice
        return "", lang

    def put(self, lang: Lang, text: str, standing: Standing = Standing.DRAFT) -> "LocalText":
        """A copy with the wording of `lang` replaced, or removed where `text` is empty."""
        return LocalText.of({**dict(self.wordings), lang: Wording(text, standing)})


NOTHING = LocalText()

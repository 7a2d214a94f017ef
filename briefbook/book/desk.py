"""The desk at which a paper is written: what may be seen, in which language, and how a field comes to the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from briefbook.book.address import source_anchor
from briefbook.book.enclosed import Opener, only_named
from briefbook.book.forms import Blocks, Spans, linked, plain, toned, with_end
from briefbook.book.prose import Prose
from briefbook.errors import Notice, Phrase, Ref, Weight, phrase
from briefbook.lang.digits import digits
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.dossier import Dossier, table_of
from briefbook.model.outline import PaperKind, Plan
from briefbook.model.record import Record
from briefbook.model.source import Photo
from briefbook.model.visit import Visit
from briefbook.tree.nodes import Artwork, Figure, Picture, Span, Tone


@dataclass(frozen=True, slots=True)
class Desk:
    """What every paper of a book is written from.

    `codes` gives the paper of a record by its uid, `kinds` the first paper of a kind, `numbers` the printed number of
    a source. `open` opens files of others; `pages` collects the pages of those that are printed, by sha256, `told` what
    is remarked on them. `notices` collects untranslated texts; `met` holds the people whose native name the paper at
    hand has shown already.
    """

    dossier: Dossier
    plan: Plan
    made: datetime
    text: Prose
    codes: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[PaperKind, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    open: Opener = only_named
    pages: dict[str, Picture | Artwork] = field(default_factory=dict)
    told: list[Notice] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    met: set[str] = field(default_factory=set)

    @property
    def lang(self) -> Lang:
        """Language of the book."""
        return self.plan.lang

    @property
    def comma(self) -> str:
        """What parts items of one line in the book's language, with its blank."""
        return "، " if self.lang.rtl else ", "

    @property
    def semicolon(self) -> str:
        """What parts longer items of one line, with its blank."""
        return "؛ " if self.lang.rtl else "; "

    @property
    def visit(self) -> Visit:
        """The visit that the book is about."""
        return self.dossier.visit

    @property
    def first_day(self) -> date:
        """The day on which titles and ages are judged: the visit's first, else the day the book was made."""
        return self.visit.starts_on.first if self.visit.starts_on else self.made.date()

    def fresh(self) -> "Desk":
        """The desk for the next paper, on which nobody has been met yet."""
        return replace(self, met=set())

    def say(self, what: Phrase | str, *, tone: Tone = Tone.PLAIN, ref: Ref | None = None) -> Spans:
        """The words of a phrase, or of an English msgid, in the book's language."""
        return plain(say(what, self.lang), self.lang, ref, tone=tone)

    def figures(self, number: int | str) -> Spans:
        """A number, code or numeral in the book's digits."""
        return plain(digits(str(number), self.lang), self.lang)

    def line(self, record: Record, name: str) -> Spans:
        """A line of a record, or nothing where it is empty.

        A localised one stands in the book's language, else in its original, tagged and remarked; a line that is not
        localised is in the record's original language.
        """
        text, lang = self._found(record, name)
        return plain(text, lang, Ref(table_of(record), record.id, name))

    def prose(self, record: Record, name: str) -> Blocks:
        """The blocks of a Markdown field; none where it is empty. The language is chosen as for a line."""
        text, lang = self._found(record, name)
        return self.text.blocks(text, lang, Ref(table_of(record), record.id, name), self._draw) if text else ()

    def inline(self, record: Record, name: str) -> Spans:
        """A Markdown field as spans of one paragraph."""
        text, lang = self._found(record, name)
        return self.text.spans(text, lang, Ref(table_of(record), record.id, name)) if text else ()

    def _found(self, record: Record, name: str) -> tuple[str, Lang]:
        value = getattr(record, name)
        if not isinstance(value, LocalText):
            return str(value), record.stamp.original
        text, lang = value.best(self.lang, record.stamp.original)
        if text and lang is not self.lang:
            self.untranslated(Ref(table_of(record), record.id, name), text, lang)
        return text, lang

    def untranslated(self, where: Ref, text: str, lang: Lang) -> None:
        """Remark that a text stands in another language than the book, each place once."""
        start = text if len(text) <= 60 else text[:59] + "…"
        words = phrase(
            '"{text}" has no text in {wanted}; the book prints it in {lang}.', text=start, wanted=self.lang, lang=lang
        )
        notice = Notice("untranslated", words, where, Weight.SHOULD)
        if notice not in self.notices:
            self.notices.append(notice)

    def unknown(self, record: Record, name: str) -> Spans:
        """What stands for a day, time or place that is not known: the words, in amber."""
        return self.say("to be confirmed", tone=Tone.AMBER, ref=Ref(table_of(record), record.id, name))

    def unnamed(self, record: Record) -> Spans:
        """What stands for a person who is not known: the words, in amber."""
        return self.say("to be named", tone=Tone.AMBER, ref=Ref(table_of(record), record.id, "person"))

    def cites(self, *records: Record) -> Spans:
        """The numbers of the sources that the records cite, after a blank: ` [1, 3]`; nothing without sources."""
        return self.source_numbers(*(cite.source for record in records for cite in record.cites))

    def source_numbers(self, *sources: str) -> Spans:
        """The numbers of some sources, each once and linked to its place in the list; unknown ones are left out.

        The blank before them does not break: no line begins with a number of a source.
        """
        found = sorted({self.numbers[source] for source in sources if source in self.numbers})
        if not found:
            return ()
        if len(found) == 1:
            return (Span("\u00a0", self.lang), *self._source(found[0], "[{}]"))
        muted = [plain(sign, self.lang, tone=Tone.MUTED) for sign in ("[", self.comma.replace(" ", "\u00a0"), "]")]
        opening, comma, closing = muted
        listed = [span for number in found for span in (*comma, *self._source(number))]
        return (Span("\u00a0", self.lang), *opening, *listed[len(comma) :], *closing)

    def _source(self, number: int, form: str = "{}") -> Spans:
        """The number of a source as a link to its place in the list, if the book has one."""
        spans = plain(form.format(digits(str(number), self.lang)), self.lang, tone=Tone.MUTED)
        sources = self.kinds.get(PaperKind.SOURCES, "")
        return linked(spans, sources and f"{sources}/{source_anchor(number)}")

    def cited(self, record: Record, name: str) -> Blocks:
        """The blocks of a Markdown field with the record's source numbers at the end."""
        return with_end(self.prose(record, name), self.cites(record))

    def code(self, uid: str) -> Spans:
        """The code of the paper about a record as a link, or nothing."""
        return self.paper(self.codes.get(uid, ""))

    def paper(self, code: str) -> Spans:
        """A paper code as a link, or nothing."""
        return linked(toned(self.figures(code), Tone.ACCENT), code) if code else ()

    def _draw(self, photo: str, alt: str) -> Figure | None:
        # A text names a photo by its id in the folder, or by its uid.
        named = next((f.record for f in self.dossier.filed if f.id == photo), photo)
        found = self.dossier.get(Photo, named)
        return self.figure(found, 100.0, 66.0, alt) if found else None

    def figure(self, photo: Photo, width: float, height: float, alt: str = "") -> Figure:
        """The picture cut to width and height in millimetres round its focal point."""
        words, lang = (alt, self.lang) if alt else self._found(photo, "alt")
        focus = photo.focus or (0.5, 0.3)
        return Figure(photo.sha256, width, height, words, lang, focus=focus, ref=Ref("photo", photo.id))

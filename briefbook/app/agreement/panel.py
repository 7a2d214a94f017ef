"""Wires the document to be signed to the actions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from briefbook.actions import agreement
from briefbook.app.agreement.compare import Versions
from briefbook.app.agreement.fields import DOCUMENT, PROVISIONS, STATE
from briefbook.app.agreement.provisions import NO_LINE, NO_STATUS, counts, paragraphs, provision_row, state_words
from briefbook.app.agreement.view import AgreementView, ProvisionsView
from briefbook.app.naming import langs_of, name_of, person_name
from briefbook.app.records.choices import words_of
from briefbook.app.records.editors import ChoiceEditor, Editor
from briefbook.app.records.fields import Field
from briefbook.app.records.model import Row
from briefbook.app.records.panel import RecordsPanel
from briefbook.app.records.values import value_of
from briefbook.app.screen import Screen
from briefbook.app.style.tokens import Tone
from briefbook.app.workplace import Workplace
from briefbook.errors import Ref, counted, phrase
from briefbook.lang.names import sort_key
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import Agreement, AgreementText, Provision, ProvisionState, Signatory
from briefbook.model.dossier import Dossier
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.person import Person
from briefbook.model.record import Record, Side


class AgreementPanel(RecordsPanel):
    """A document of the visit with its provisions."""

    facets = ((NO_STATUS, phrase("No status yet")), (NO_LINE, phrase("No line of ours")))
    tall = True
    view_class = ProvisionsView

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, PROVISIONS)
        self._document = NOBODY
        self._view: ProvisionsView
        self._whole = AgreementView(work.look, self._view)
        states = (None, *ProvisionState)
        self._view.show_states([(state, state_words(state, work.look)) for state in states])
        self._view.pasted.connect(self._on_pasted)
        self._view.move_wanted.connect(self.move)
        self._view.state_wanted.connect(lambda state: self._on_given(STATE, None, state))
        self._whole.document_chosen.connect(self._choose)
        signing = self._whole.signing
        signing.signed_by.connect(self._on_signer)
        signing.text_wanted.connect(self._on_text)
        signing.given.connect(self._on_document)
        self._whole.compare.given.connect(self._on_version)

    def view(self) -> QWidget:
        """The whole screen."""
        return self._whole

    def document(self, dossier: Dossier) -> Agreement | None:
        """The document that is shown: the chosen one while it is there, else the first."""
        found = dossier.get(Agreement, self._document)
        return found or next(iter(dossier.of(Agreement)), None)

    def records(self, dossier: Dossier) -> Sequence[Record]:
        """The provisions of the document."""
        document = self.document(dossier)
        return dossier.children(Provision, document.id) if document else ()

    def row(self, dossier: Dossier, record: Record) -> Row:
        """A provision as a row."""
        if not isinstance(record, Provision):
            raise TypeError(f"{type(record).__name__} is no provision")
        return provision_row(record, self.work.look)

    def show_all(self) -> None:
        """Show the document."""
        super().show_all()
        dossier = self.work.session.dossier
        if dossier is None:
            return
        look, lang = self.work.look, self.work.look.lang
        document = self.document(dossier)
        titles = [(one.id, name_of(dossier, one, lang) or look.say("Without a name")) for one in dossier.of(Agreement)]
        empty = look.say("No agreement yet")
        name = name_of(dossier, document, lang) if document else empty
        kind = look.say(words_of(document.kind)) if document else ""
        kind = kind[:1].upper() + kind[1:]
        self._whole.show_document(kind, name or empty, titles, document.id if document else None)
        held = dossier.children(Provision, document.id) if document else ()
        self._whole.show_counts(counts(held, look))
        if document is not None:
            self._show_signing(dossier, document)
            versions = [Versions(one.id, provision_row(one, look).name, one.subject, one.text) for one in held]
            self._whole.compare.show_versions(langs_of(dossier), versions)

    def _show_signing(self, dossier: Dossier, document: Agreement) -> None:
        signing = self._whole.signing
        if not signing.built:
            signing.build([self._document_editor(dossier, field) for field in DOCUMENT.fields])
        for name in ("place", "item"):
            editor = signing.editor(name)
            if isinstance(editor, ChoiceEditor):
                editor.fill(self._targets(dossier, name))
        lang = self.work.look.lang
        people: dict[Side, list[tuple[object, str]]] = {Side.OWN: [(NOBODY, "—")], Side.HOST: [(NOBODY, "—")]}
        for person in sorted(dossier.of(Person), key=lambda one: sort_key(person_name(dossier, one.id, lang), lang)):
            side = Side.OWN if person.side is Side.OWN else Side.HOST
            people[side].append((person.id, person_name(dossier, person.id, lang) or self.work.say("Without a name")))
        signed = {one.side: one.person for one in reversed(dossier.children(Signatory, document.id)) if not one.witness}
        texts = [text.lang for text in dossier.children(AgreementText, document.id)]
        values = {field.name: [value_of(document, field.name)] for field in DOCUMENT.fields}
        signing.show_document(people, signed, texts, values)

    def _document_editor(self, dossier: Dossier, field: Field) -> Editor:
        own, self.sheet = self.sheet, DOCUMENT
        try:
            return super()._editor(dossier, field)
        finally:
            self.sheet = own

    def show_place(self, ref: Ref) -> bool:
        """Show a document, or a provision of one, or its signing."""
        dossier = self.work.session.dossier
        record = dossier.find(ref.uid) if dossier else None
        if isinstance(record, Agreement):
            self._choose(record.id)
            if ref.field:
                self._whole.turn_to(1)
            return True
        if isinstance(record, Signatory | AgreementText):
            self._choose(record.agreement)
            self._whole.turn_to(1)
            return True
        if isinstance(record, Provision):
            self._choose(record.agreement)
            self._whole.turn_to(0)
            return super().show_place(ref)
        return False

    def commit(self) -> None:
        """Write what was typed on any page."""
        super().commit()
        self._whole.signing.commit()
        self._whole.compare.commit()

    def opened(self) -> None:
        """The page that is shown gets the focus."""
        self._whole.turn_to(self._whole.page)

    # What the person asks for.

    def _choose(self, uid: object) -> None:
        if str(uid) != self._document:
            self.commit()
            self._document = Uid(str(uid))
            self.show_all()

    def add(self) -> None:
        """Add a provision; without a document that first."""
        dossier = self.work.session.dossier
        if dossier is not None:
            self._whole.turn_to(0)
            document = self.document(dossier)
            uid = fresh_uid()
            if document is None:
                self.work.session.run(partial(agreement.begin, visit=dossier.visit.id, uid=uid), self)
                return
            self._wanted = [uid]
            self.work.session.run(partial(agreement.add_provision, agreement=document.id, uid=uid), self)

    def _on_pasted(self, text: str) -> None:
        dossier = self.work.session.dossier
        kept = paragraphs(text)
        if dossier is None or not kept:
            words = phrase("Nothing to paste. Copy the text of the provisions first.")
            self._view.notice.show_words(self.work.say(words), Tone.WARN)
            return
        document = self.document(dossier)
        self._view.notice.hide()
        verb = partial(
            agreement.paste,
            visit=dossier.visit.id,
            agreement=document.id if document else NOBODY,
            paragraphs=kept,
            lang=lang_of_text(text, dossier.visit.stamp.original),
            uid=fresh_uid(),
        )
        told = counted("{n} provision pasted", "{n} provisions pasted", len(kept))
        self.work.session.run(verb, self, told=told)

    def move(self, by: int) -> None:
        """Put the chosen provision before the one above it, or by 1 after the one below."""
        uids = [Uid(row.uid) for row in self._view.rows.rows()]
        chosen = self._chosen()
        if len(chosen) != 1 or chosen[0] not in uids:
            return
        place = uids.index(chosen[0])
        if 0 <= place + by < len(uids):
            uids.insert(place + by, uids.pop(place))
            self.work.session.run(partial(agreement.arrange, provisions=uids), self)

    def _on_signer(self, side: Side, person: object) -> None:
        document = self._shown()
        if document is not None:
            verb = partial(agreement.sign_for, agreement=document.id, side=side, person=Uid(str(person)))
            self.work.session.run(verb, self)

    def _on_text(self, lang: Lang, there: bool) -> None:
        document = self._shown()
        if document is not None:
            self.work.session.run(partial(agreement.set_text, agreement=document.id, lang=lang, there=there), self)

    def _on_document(self, name: str, lang: Lang | None, value: object) -> None:
        document = self._shown()
        if document is None:
            return
        own, self.sheet = self.sheet, DOCUMENT
        try:
            super().give([document.id], name, lang, value)
        finally:
            self.sheet = own

    def _on_version(self, uid: str, name: str, lang: Lang, text: str) -> None:
        self.give([Uid(uid)], name, lang, text)

    def _shown(self) -> Agreement | None:
        dossier = self.work.session.dossier
        return self.document(dossier) if dossier else None

    def notice(self, dossier: Dossier, chosen: Sequence[Record]) -> tuple[str, Tone]:
        """That a provision has no status, which must be fixed before the book is final."""
        bare = sum(1 for record in chosen if isinstance(record, Provision) and record.state is None)
        if not bare:
            return "", Tone.PLAIN
        words = counted(
            "{n} provision has no status yet. Say where it stands; until then the book is a draft.",
            "{n} provisions have no status yet. Say where they stand; until then the book is a draft.",
            bare,
        )
        return self.work.say(words), Tone.ERR


def lang_of_text(text: str, other: Lang) -> Lang:
    """The language of a pasted text by its letters: Persian, Cyrillic, else `other` or English."""
    persian = sum("\u0600" <= c <= "\u06ff" for c in text)
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    if persian > latin and persian > cyrillic:
        return Lang.FA
    if cyrillic > latin:
        return Lang.SR_CYRL
    return other if other in (Lang.EN, Lang.SR_LATN) else Lang.EN


def panel(work: Workplace) -> Screen:
    """The screen of the agreements."""
    return AgreementPanel(work)

"""Wires the meetings of a visit, their points and the evidence to the actions."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from getpass import getuser

from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from briefbook.actions import points, records
from briefbook.app.naming import langs_of, name_of
from briefbook.app.points.card import PointCard
from briefbook.app.points.evidence import EvidencePane
from briefbook.app.points.facts import FactsModel, fact_rows
from briefbook.app.points.finder import FactFinder
from briefbook.app.points.model import BACKGROUND, Mark, Meeting, meeting_of, meetings, people_of
from briefbook.app.points.view import PointsView
from briefbook.app.screen import Screen
from briefbook.app.session import Typed
from briefbook.app.style.tokens import Tone
from briefbook.app.workplace import Workplace
from briefbook.errors import BriefbookError, Phrase, Ref, counted, phrase
from briefbook.lang.tongue import Lang
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.change import Changes
from briefbook.model.dossier import Dossier
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.outline import StoredPaper
from briefbook.model.programme import Item

_LABELS: dict[str, Phrase] = {
    "headline": phrase("Headline"),
    "text": phrase("Wording"),
    "kind": phrase("Kind"),
    "likelihood": phrase("Likelihood"),
    "to": phrase("Addressee"),
    "audience": phrase("Who may see it"),
    "owner": phrase("Owner"),
    "outcome": phrase("Outcome"),
    **dict(BACKGROUND),
}


_PEOPLE = {"person", "name", "visit"}
_EVIDENCE = {"fact", "source", "point"}


class PointsPanel(Screen):
    """The talking points of a visit, one meeting at a time."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._view = view = PointsView(work.look)
        self._facts = FactsModel(self)
        self._evidence = EvidencePane(work.look, self._facts)
        self._finder: FactFinder | None = None
        self._people: tuple[tuple[object, str], ...] = ()
        self._item = ""
        self._current = ""
        self._wanted = ""  # a point to be opened as soon as it is there
        self._second: Lang | None = None
        self._alone = False
        self._fresh: dict[str, Uid] = {}  # uids of briefs that are not there yet, by their items
        view.card_made.connect(self._wire)
        view.add_wanted.connect(self._add)
        view.brief_worded.connect(self._on_brief_worded)
        view.programme_wanted.connect(lambda: work.ways.to_place.emit(Ref("item", "")))
        view.head.meeting_wanted.connect(self._show_item)
        view.head.lang_wanted.connect(self._choose_lang)
        view.head.evidence_wanted.connect(self.attach)
        self._evidence.attach_wanted.connect(lambda uid: self._attach(self._current, [uid]))
        work.overview.moved.connect(self._show_fit)

    # What the window asks for.

    def view(self) -> QWidget:
        """The meeting."""
        return self._view

    def inspector(self) -> QWidget:
        """The evidence."""
        return self._evidence

    def show_all(self) -> None:
        """Show the meeting that was shown, or the first one."""
        dossier, look = self.work.session.dossier, self.work.look
        if dossier is not None:
            self._people = people_of(dossier, look)
            self._show_facts(dossier)
            self._show_meeting(dossier)

    def _show_facts(self, dossier: Dossier) -> None:
        self._facts.show(fact_rows(dossier, self.work.look, self._facts.rows()))
        self._evidence.show_facts()

    def _show_meeting(self, dossier: Dossier) -> None:
        look = self.work.look
        every = meetings(dossier)
        self._view.head.show_meetings([(item.id, name_of(dossier, item, look.lang)) for item in every])
        item = next((one for one in every if one.id == self._item), every[0] if every else None)
        if item is None:
            self._view.show_nothing()
            return
        self._item = item.id
        langs = langs_of(dossier)
        self._view.head.show_langs(langs, self._langs(dossier))
        meeting = meeting_of(dossier, item, look, langs)
        self._view.show_meeting(meeting, self._langs(dossier), self._people, self._fit(dossier, meeting))
        if self._wanted and (card := self._view.card(self._wanted)):
            self._wanted = ""
            card.edit()
        elif self._view.card(self._current) is None:
            self._choose(next((card.uid for card in self._view.cards()), ""))

    def show_changes(self, changes: Changes, initiator: object) -> None:
        """Show what changed; say where an edit has made a cleared point a draft again."""
        before = {card.uid: card.point.cleared for card in self._view.cards()}
        dossier, tables = self.work.session.dossier, {ref.table for ref in changes.rows}
        if tables & _PEOPLE:
            self.show_all()
        elif dossier is not None:  # while somebody types nothing else is read anew
            if tables & _EVIDENCE:
                self._show_facts(dossier)
            self._show_meeting(dossier)
        fell = [card for card in self._view.cards() if before.get(card.uid) and not card.point.cleared]
        if fell and initiator is self:
            self.work.ways.tell(phrase("The point was cleared; changed, it is a draft again"), Tone.WARN, undo=True)

    def show_refusal(self, refusal: BriefbookError) -> bool:
        """Say above the points why something was refused."""
        self._view.notice.show_words(self.work.say(refusal.phrase), Tone.ERR)
        return True

    def show_place(self, ref: Ref) -> bool:
        """Show the meeting of an item, a brief or a point, and open the point."""
        dossier = self.work.session.dossier
        record = dossier.find(ref.uid) if dossier else None
        if dossier is None or not isinstance(record, Item | Brief | TalkingPoint):
            return False
        self.commit()
        point = record.id if isinstance(record, TalkingPoint) else NOBODY
        brief = dossier.find(record.brief) if isinstance(record, TalkingPoint) else record
        self._item = brief.item if isinstance(brief, Brief) else ref.uid
        self._wanted = point
        self.show_all()
        column = ref.field.partition(".")[0]
        columns = self._view.outcome if column == "outcome" else self._view.background
        if column and not point and columns is not None:
            columns.focus(column)
        return True

    def commit(self) -> None:
        """Write what was typed."""
        self._view.commit()

    def opened(self) -> None:
        """The current card gets the focus, else the first field."""
        card = self._view.card(self._current)
        if card is not None and not card.editing:
            card.setFocus()
        elif self._view.outcome is not None:
            self._view.outcome.focus()

    def add(self) -> None:
        """Add a point after the current one, of its kind."""
        card = self._view.card(self._current)
        self._add(card.point.kind if card else PointKind.MAKE)

    def duplicate(self) -> None:
        """Copy the current point."""
        card, dossier = self._view.card(self._current), self.work.session.dossier
        if card and dossier:
            copy = fresh_uid()
            self._wanted = copy
            verb = partial(records.duplicate, copies={Uid(card.uid): copy}, visit=dossier.visit.id, fresh=fresh_uid)
            self.work.session.run(verb, self)

    def remove(self) -> None:
        """Remove the current point; a toast offers to take that back."""
        focus = QApplication.focusWidget()
        if self._view.card(self._current) and (focus is None or self._view.isAncestorOf(focus)):
            told = counted("{n} point removed", "{n} points removed", 1)
            uids = [Uid(self._current)]
            cards: list[str] = [card.uid for card in self._view.cards()]
            at = cards.index(self._current)
            self._current = next(iter(cards[at + 1 : at + 2] or cards[max(0, at - 1) : at]), "")
            self.work.session.run(partial(records.remove, uids=uids), self, told=told)
            following = self._view.card(self._current)
            if following is not None:
                following.setFocus()

    def move(self, by: int) -> None:
        """Move the current point down among those of its kind, or by -1 up."""
        card = self._view.card(self._current)
        if card is None:
            return
        own = [other for other in self._view.cards() if other.point.kind is card.point.kind]
        at = own.index(card)
        if by > 0 and at + 1 < len(own):
            self._put_before(own[at + 1].uid, card.uid)
        elif by < 0 < at:
            self._put_before(card.uid, own[at - 1].uid)

    def clear_off(self) -> None:
        """Clear the current point, or make it a draft again."""
        card = self._view.card(self._current)
        if card is None:
            return
        self.commit()
        uids = [Uid(card.uid)]
        if card.point.cleared:
            self.work.session.run(partial(records.unclear, uids=uids), self.work)
        else:
            at = datetime.now().astimezone().replace(microsecond=0)
            self.work.session.run(partial(records.clear, uids=uids, by=_who(), at=at), self)

    def attach(self) -> None:
        """Look for a fact: in the pane where that is seen, else in a list over the window."""
        if self._evidence.isVisible():
            self._evidence.search.setFocus()
            self._evidence.search.selectAll()
        else:
            self._find(self._current)

    def seek(self) -> None:
        """Look for a fact."""
        self.attach()

    def next_language(self) -> None:
        """Go on to the other language; where one is written in alone the next one comes beside it."""
        dossier = self.work.session.dossier
        if dossier is None:
            return
        if len(self._langs(dossier)) == 1:
            self._choose_lang(next((lang for lang in langs_of(dossier) if lang not in self._langs(dossier)), None))
        self._view.next_language()

    # What the view says.

    def _wire(self, card: PointCard) -> None:
        uid = card.uid
        card.chosen.connect(partial(self._choose, uid))
        card.worded.connect(partial(self._on_worded, uid))
        card.given.connect(partial(self._on_given, uid))
        card.asked.connect(partial(self._on_asked, uid))
        card.detach_wanted.connect(lambda fact: self._run(points.detach, point=Uid(uid), fact=Uid(fact)))
        card.facts_dropped.connect(partial(self._attach, uid))
        card.point_dropped.connect(lambda other: self._put_before(other, uid))

    def _choose(self, uid: str) -> None:
        moved = uid != self._current
        self._current = uid
        for card in self._view.cards():
            card.show_current(card.uid == uid)
        if moved and uid:
            self.work.ways.chosen.emit(Ref("point", uid))

    def _on_asked(self, uid: str, what: str) -> None:
        self._choose(uid)
        verbs = {"remove": self.remove, "duplicate": self.duplicate, "clear": self.clear_off}
        verbs |= {"up": partial(self.move, -1), "down": partial(self.move, 1)}
        verbs |= {"fact": partial(self._find, uid), "assign": partial(self._assign, uid)}
        verbs[what]()

    def _on_worded(self, uid: str, column: str, lang: Lang, text: str) -> None:
        typed = Typed(Ref("point", uid, column), text, lang)
        label = _LABELS[column]
        verb = partial(records.reword, uids=[Uid(uid)], column=column, lang=lang, text=text, label=label)
        self.work.session.run(verb, self, typed=typed)

    def _on_given(self, uid: str, name: str, value: object) -> None:
        if name in ("audience", "owner"):
            self._run(records.restamp, uids=[Uid(uid)], name=name, value=value, label=_LABELS[name])
        else:
            self._run(records.revise, uids=[Uid(uid)], column=name, value=value, label=_LABELS[name])

    def _on_brief_worded(self, column: str, lang: Lang, text: str) -> None:
        meeting = self._meeting()
        typed = Typed(Ref("brief", meeting.brief, column), text, lang)
        label = _LABELS[column]
        verb = partial(points.word_brief, meeting=meeting, column=column, lang=lang, text=text, label=label)
        self.work.session.run(verb, self, typed=typed)

    def _add(self, kind: PointKind) -> None:
        self.commit()
        uid = self._wanted = fresh_uid()
        card = self._view.card(self._current)
        after = Uid(card.uid) if card and card.point.kind is kind else NOBODY
        self._run(points.add_point, meeting=self._meeting(), uid=uid, kind=kind, after=after)

    def _attach(self, point: str, facts: list[str]) -> None:
        if point:
            self._run(points.attach, point=Uid(point), facts=[Uid(fact) for fact in facts if fact])

    def _put_before(self, point: str, before: str) -> None:
        self.commit()
        self._run(points.move_point, point=Uid(point), before=Uid(before))

    def _find(self, uid: str) -> None:
        card = self._view.card(uid)
        if card is None:
            return
        if self._finder is None:
            self._finder = FactFinder(self.work.look, self._facts, self._view.window())
            self._finder.taken.connect(lambda fact: self._attach(self._current, [fact]))
            self._finder.literal.connect(_type_hash)
        focus = QApplication.focusWidget()
        self._finder.open(focus if focus is not None and card.isAncestorOf(focus) else card)

    def _assign(self, uid: str) -> None:
        card = self._view.card(uid)
        if card is not None:
            card.edit(focus=False)
            if card.form is not None:
                card.form.focus_owner()

    def _show_item(self, item: str) -> None:
        self.commit()
        self._item, self._current = item, ""
        self.show_all()

    def _choose_lang(self, lang: Lang | None) -> None:
        self._second, self._alone = lang, lang is None
        self.show_all()

    def _langs(self, dossier: Dossier) -> tuple[Lang, ...]:
        """The language of the window, or of the visit, and the other one that is written beside it."""
        langs, own = langs_of(dossier), self.work.look.lang
        first = own if own in langs else langs[0]
        others = [lang for lang in langs if lang is not first]
        second = self._second if self._second in others else next(iter(others), None)
        return (first,) if self._alone or second is None else (first, second)

    def _meeting(self) -> points.Meeting:
        dossier = self.work.session.dossier
        brief = next(iter(dossier.children(Brief, self._item)), None) if dossier else None
        fresh = brief.id if brief else self._fresh.setdefault(self._item, fresh_uid())
        return points.Meeting(Uid(self._item), fresh)

    def _fit(self, dossier: Dossier, meeting: Meeting) -> Mark | None:
        """Whether the paper of the meeting has the sides that are planned for it, as the layout says."""
        papers = dossier.of(StoredPaper)
        paper = next((one for one in papers if meeting.brief and one.subject_uid == meeting.brief), None)
        if paper is None:
            return None
        pages = self.work.overview.papers.get(paper.code, 0)
        if not pages:
            return Mark(self.work.say("Counting pages"), Tone.PLAIN, "timer")
        planned = paper.cap_sides or 1
        if pages <= planned:
            words = counted("Fits on {n} page", "Fits on {n} pages", planned)
            return Mark(self.work.say(words), Tone.OK, "circle-check")
        words = counted("{n} page, {planned} planned", "{n} pages, {planned} planned", pages, planned=planned)
        return Mark(self.work.say(words), Tone.WARN, "triangle-alert")

    def _show_fit(self) -> None:
        dossier, item = self.work.session.dossier, self._item
        record = dossier.get(Item, item) if dossier else None
        if dossier and record and self._view.isVisible():
            meeting = meeting_of(dossier, record, self.work.look, langs_of(dossier))
            self._view.head.show_meeting(meeting, self._fit(dossier, meeting))

    def _run(self, verb: Callable[..., Changes], **values: object) -> None:
        self.work.session.run(partial(verb, **values), self)


def _who() -> str:
    """The user of this computer, who vouches for what is cleared here; empty where it does not say."""
    try:
        return getuser()
    except (OSError, KeyError):
        return ""


def _type_hash() -> None:
    """Write "#" itself into the field that has the caret again."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        field.insert("#")
    elif isinstance(field, QTextEdit):
        field.insertPlainText("#")


def panel(work: Workplace) -> Screen:
    """The screen of the talking points."""
    return PointsPanel(work)

"""Wires the sheet of a new visit to the actions."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from briefbook.actions import following, visits
from briefbook.actions.visits import Answers, Outline, Traveller
from briefbook.app.naming import name_of
from briefbook.app.owning import own_library
from briefbook.app.records.choices import words_of
from briefbook.app.screen import Screen
from briefbook.app.style.tokens import Tone
from briefbook.app.visits.model import home_entries, lang_of_name
from briefbook.app.visits.new_visit import NewVisitSheet
from briefbook.app.visits.outcome_preview import ComingTab
from briefbook.app.workplace import Workplace
from briefbook.book.outline import TABS
from briefbook.errors import BriefbookError, Phrase, counted, phrase
from briefbook.lang.dates import Period, say_range
from briefbook.lang.territories import Whereabouts, territories, territory
from briefbook.model.change import Changes
from briefbook.model.country import Country
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.ids import fresh_uid
from briefbook.model.outline import StoredPaper

HOME = "IR"
_LATER: dict[str, Phrase] = {
    "People you will meet": phrase("comes with the first host of a meeting"),
    "Meetings": phrase("comes with the first meeting"),
    "Sites": phrase("comes with the first site"),
}


class VisitsPanel(Screen):
    """The sheet that begins a visit; `add` opens it for a visit from nothing, `duplicate` for one after another."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._sheet = NewVisitSheet(work.look, home_entries(territories(), work.look.lang), date.today())
        self._earlier: Dossier | None = None
        self._following = False
        self._made: Uid | None = None  # the visit that is being made
        self._sheet.answered.connect(self._show_outcome)
        self._sheet.earlier_chosen.connect(self._choose_earlier)
        self._sheet.wanted.connect(self._create)
        work.session.failed.connect(self._on_failed)
        work.session.changed.connect(self._on_changed)
        work.session.opened.connect(self._on_opened)

    def view(self) -> QWidget:
        """The sheet."""
        return self._sheet

    def add(self) -> None:
        """Ask for a new visit."""
        self._begin(follows=False)

    def duplicate(self) -> None:
        """Ask for a visit that follows the one that is shown, or another one of the library."""
        if self.work.session.state.visits:
            self._begin(follows=True)
        else:
            self.work.ways.tell(phrase("No earlier visit is here yet. Open a library first."), Tone.WARN)

    def _begin(self, *, follows: bool) -> None:
        session = self.work.session
        self._following, self._earlier, self._made = follows, session.dossier if follows else None, None
        lang = self.work.look.lang
        known = [(one.id, one.title.best(lang, one.stamp.original)[0] or one.code) for one in session.state.visits]
        chosen = self._earlier.visit.id if self._earlier else None
        self._sheet.begin(self._home(), known if follows else (), chosen)
        self._sheet.place.setText(self._place_words())
        if follows and self._earlier is None:
            self._choose_earlier(known[0][0])
        self._show_outcome()
        self._sheet.open_over(self._window())
        self._sheet.where.edit.setFocus()

    def _window(self) -> QWidget:
        window = self.work.commands.parent()
        if not isinstance(window, QWidget):
            raise TypeError("commands have no window")
        return window

    def _home(self) -> str:
        """The country that the visit shown starts from, else that of the office."""
        dossier = self.work.session.dossier
        country = dossier.get(Country, dossier.visit.home_country) if dossier else None
        return country.iso if country else HOME

    def _choose_earlier(self, uid: object) -> None:
        self.work.session.ask(lambda library: library.dossier(str(uid)), self._earlier_came, self._sheet)

    def _earlier_came(self, dossier: Dossier) -> None:
        self._earlier = dossier
        self._sheet.earlier.choose(dossier.visit.id)
        self._show_outcome()

    def _answers(self) -> Answers | None:
        """What was answered so far; None without a country."""
        sheet = self._sheet
        sheet.hear()
        where, home = sheet.where.heard.value, territory(str(sheet.home.currentData()))
        if not isinstance(where, Whereabouts) or home is None:
            return None
        lang = self.work.look.lang
        days = sheet.when.heard.value
        named = sheet.who.heard.value
        people = named if isinstance(named, tuple) else ()
        travellers = tuple(Traveller(name, lang_of_name(name, lang), post) for name, post in people)
        span = days if isinstance(days, Period) else None
        return Answers(self._made or fresh_uid(), where, home, lang, span, travellers, sheet.purpose.raw())

    def _show_outcome(self) -> None:
        say, lang = self.work.say, self.work.look.lang
        answers = self._answers()
        if answers is None:
            later = [ComingTab("", say(title)) for title in TABS]
            self._sheet.preview.show_outcome(say("New visit"), say("The book follows your answers."), later)
            return
        title = visits.title_of(answers.where, (lang,)).text(lang)
        days = say_range(answers.days.first, answers.days.last, lang, both=True) if answers.days else ""
        earlier = self._earlier if self._following else None
        outline = following.planned(earlier, answers) if earlier else visits.planned(answers)
        tabs = self._coming(outline, answers)
        self._sheet.preview.show_outcome(title, days or say("days to be confirmed"), tabs, self._remark(answers))

    def _coming(self, outline: Outline, answers: Answers) -> list[ComingTab]:
        """The numbered tabs to come, and in their places those that follow with the records."""
        say, lang = self.work.say, self.work.look.lang
        made: dict[str, ComingTab] = {}
        for tab, papers in outline:
            title = tab.title.best(lang, answers.lang)[0]
            if tab.number:
                made[title] = ComingTab(tab.number, title, tuple(self._paper(paper) for paper in papers))
        standard = [say(title) for title in TABS]
        if not set(standard[:2]) <= set(made):  # an outline of their own making
            return list(made.values())
        later = {say(title): say(_LATER[title.msgid]) for title in TABS if title.msgid in _LATER}
        order = [made.get(title, ComingTab("", title, later=later.get(title, ""))) for title in standard]
        return [*order, *(tab for title, tab in made.items() if title not in standard)]

    def _paper(self, paper: StoredPaper) -> str:
        lang = self.work.look.lang
        title = paper.title.best(lang, paper.stamp.original)[0]
        about = self._earlier.find(paper.subject_uid) if self._earlier and paper.subject_uid else None
        named = name_of(self._earlier, about, lang) if self._earlier else ""
        return title or named or self.work.say(words_of(paper.kind))

    def _remark(self, answers: Answers) -> str:
        """What is left to be done because of the time that has passed."""
        if not (self._following and self._earlier and answers.days):
            return ""
        again = self._earlier.get(Country, self._earlier.visit.host_country)
        if again is None or again.iso != answers.where.territory.iso:
            return self.work.say(
                "Another country: outline, delegation and objectives come along; facts and hosts do not."
            )
        old = len(following.out_of_date(self._earlier, answers.days.first.first))
        if not old:
            return self.work.say("Programme, briefs and facts come along, to be confirmed again.")
        return self.work.say(
            counted(
                "Programme, briefs and facts come along. {n} fact must be checked anew; it waits in Check.",
                "Programme, briefs and facts come along. {n} facts must be checked anew; they wait in Check.",
                old,
            )
        )

    # Making it.

    def _library(self) -> Path | None:
        """The library that must be opened or made for the visit; None where the open one takes it."""
        return None if self._following else own_library(self.work)

    def _place_words(self) -> str:
        path = self._library() or self.work.session.state.path
        return self.work.say(phrase("Kept in {name}", name=path.name)) if path else ""

    def _create(self) -> None:
        fault = self._sheet.first_fault()
        if fault is not None:
            fault.edit.setFocus()
            fault.edit.selectAll()
            return
        self._made = fresh_uid()
        answers = self._answers()
        if answers is None:
            return
        self._sheet.show_busy(True)
        session, path = self.work.session, self._library()
        if path is not None:
            session.open(partial(visits.begin_library, path, answers=answers), self._made)
        elif self._following and self._earlier is not None:
            session.run(partial(following.follow, earlier=self._earlier.visit.id, answers=answers), self)
        else:
            session.run(partial(visits.create, answers=answers), self)

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self and self._made:
            self.work.session.show(self._made)

    def _on_opened(self) -> None:
        dossier = self.work.session.dossier
        if self._made and dossier is not None and dossier.visit.id == self._made:
            self._made = None
            self._sheet.accept()
            self.work.ways.tell(phrase("The visit is there. Fill the steps in their order."), Tone.OK)

    def _on_failed(self, refusal: BriefbookError, initiator: object) -> None:
        if self._made and initiator in (self, None):
            self.show_refusal(refusal)

    def show_refusal(self, refusal: BriefbookError) -> bool:
        """Say on the sheet why the visit was not made; the answers stay."""
        self._made = None
        self._sheet.show_busy(False)
        self._sheet.notice.show_words(self.work.say(refusal.phrase), Tone.ERR)
        return True


def panel(work: Workplace) -> VisitsPanel:
    """The sheet of a new visit."""
    return VisitsPanel(work)

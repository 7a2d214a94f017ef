"""Detached forms as trees: the same records through the same filter, and nothing invented where one is missing."""

from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from briefbook.book.detached.table import detached
from briefbook.book.marks import nodes
from briefbook.book.prose import Prose
from briefbook.errors import WriteError
from briefbook.lang.tongue import Lang
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.fact import Fact, FactKind
from briefbook.model.programme import Item, ItemKind, ItemState, Participant
from briefbook.model.protocol import Contact, ProtocolNote
from briefbook.model.record import Audience, Side, Stamp
from briefbook.model.source import Photo
from briefbook.tree.nodes import Figure, Numbering, Span, Start, Tone
from tests.unit.book.belgrade import EN, FA, MADE, day, dossier, lines, record, said, words

HOST = replace(EN, audience=Audience.HOST)


def form(name, held=None, plan=EN):
    return detached(held or dossier(), plan, MADE, Prose(), name)


def texts(name, held=None, plan=EN):
    """The lines of each paper."""
    return [lines(paper.blocks) for paper in form(name, held, plan).book.papers]


def test_a_card_has_its_front_and_its_back() -> None:
    book = form("cards").book
    assert book.numbering is Numbering.CARD
    assert [(paper.code, paper.start, paper.cap) for paper in book.papers][:2] == [
        ("1", Start.PAGE, 1),
        ("1b", Start.BACK, 1),
    ]
    front, back, *_ = texts("cards")
    assert front == [
        "Meeting 1 · Wed 26 Feb · 10:00–11:30 · Tehran 12:30–14:00",
        "Dejan Ristić",
        "DEH-yan RIS-titch · Minister of Telecommunications",
        "Meeting with Minister Ristić · Belgrade",
        "Leave with",
        "A shared reading.",
        "Thank you",
    ]
    assert back == [
        "Meeting 1 · If raised",
        "If they ask",
        "“When can it start?”",
        "After the signature.",
        "Avoid",
        "No figures yet",
    ]


def test_a_persian_card_speaks_persian() -> None:
    front, *_ = texts("cards", plan=FA)
    assert front[1] == "دیان ریستیچ"
    assert front[0].startswith("دیدار ۱ · ")


def test_the_interpreters_card_holds_nothing_to_avoid_and_no_outcome() -> None:
    front, *_ = texts("cards", plan=replace(EN, audience=Audience.INTERPRETER))
    assert "Thank you" in front
    assert "A shared reading." not in front
    everything = [node.text for node in nodes(form("cards", plan=replace(EN, audience=Audience.INTERPRETER)).book)
                  if isinstance(node, Span)]  # fmt: skip
    assert not any("No figures yet" in text for text in everything)


def test_a_reader_who_sees_no_point_gets_no_cards() -> None:
    with pytest.raises(WriteError, match="No meeting has a point that this reader may see"):
        form("cards", plan=HOST)


def test_cards_follow_the_programme_not_the_order_of_the_briefs() -> None:
    early = Item(
        id="i0", visit="visit", kind=ItemKind.MEETING, title=words("Early talk"), day=day("2025-02-26"),
        starts=time(8, 0), seq=9,
    )  # fmt: skip
    late = Item(id="i9", visit="visit", kind=ItemKind.MEETING, title=words("Some time"), seq=0)
    more = [
        one
        for uid, item in (("b0", early), ("b9", late))
        for one in (
            Brief(id=uid, item=item.id, seq=5),
            TalkingPoint(id=f"{uid}-1", brief=uid, kind=PointKind.MAKE, headline=words("Say it")),
        )
    ]
    fronts = [page for page in texts("cards", dossier(early, late, *more)) if page[0].startswith("Meeting")][:4]
    fronts = [page for page in fronts if "If they ask" not in page]
    assert [page[1] for page in fronts] == ["Early talk", "Dejan Ristić", "Some time"]
    assert fronts[2][0] == "Meeting 3 · to be confirmed"
    assert fronts[2][2] == "place to be confirmed"


def test_a_seventh_point_is_told_by_its_headline_and_stays_in_the_book() -> None:
    points = [
        TalkingPoint(id=f"q{k}", brief="b2", kind=PointKind.MAKE, headline=words(f"Point {k}"), seq=10 + k)
        for k in range(2, 9)
    ]
    made = form("cards", dossier(*points))
    front = lines(made.book.papers[0].blocks)
    assert "Point 6" in front
    assert "Point 7" not in front
    (told,) = [notice for notice in made.notices if notice.rule == "card_points"]
    assert str(told.phrase) == (
        "The card of Dejan Ristić takes six points to make; 2 stay in the book: Point 7; Point 8."
    )


def days_of(held=None, plan=EN):
    """The cards that are no meeting's."""
    return [page for page in texts("cards", held, plan) if not page[0].startswith("Meeting")]


ZONES = "Belgrade UTC+1 · Tehran UTC+3:30 (+2:30)"


def test_each_day_with_something_on_it_has_a_card_and_what_has_no_day_the_last() -> None:
    assert days_of() == [
        ["Tuesday 25 February (7 Esfand 1403)", "Your day", ZONES, "to be confirmed", "Tehran to Belgrade"],
        ["Wednesday 26 February (8 Esfand 1403)", "Your day", ZONES, "10:00–11:30", "Meeting with Minister Ristić"],
        ["day to be confirmed", "During the visit", ZONES, "Signing"],
    ]


def test_the_card_of_a_day_names_the_duty_officer_or_says_that_the_number_is_not_known() -> None:
    for phones, said_ in (
        ((), "to be confirmed"),
        (("+381 11 000 000", "+98 21 000 000"), "+381 11 000 000, +98 21 000 000"),
    ):
        duty = Contact(id="c1", visit="visit", label=words("Duty officer"), phones=phones, seq=9)
        other = Contact(id="c0", visit="visit", label=words("Hotel"), phones=("1",), seq=1)
        assert days_of(dossier(other, duty))[0][-1] == f"Duty officer · {said_}"
    assert not any("Hotel" in line for page in days_of(dossier(other)) for line in page)


def test_a_card_of_a_day_says_in_words_what_is_not_confirmed() -> None:
    unsure = replace(record("i2"), state=ItemState.TENTATIVE)
    assert "Meeting with Minister Ristić · tentative" in days_of(dossier(unsure))[1]


def number(uid, value, **more):
    return Fact(
        id=uid, subject_uid="rs", text=words(f"Text of {uid}"), kind=FactKind.NUMBER, value=Decimal(value), **more
    )


def test_three_numbers_of_the_host_country_are_remembered_those_of_a_point_first() -> None:
    facts = [number(f"n{k}", k) for k in range(1, 5)]
    used = replace(record("p1"), support=("f1", "n4"))
    away = replace(number("n0", 9), subject_uid="ir")
    card = days_of(dossier(*facts, away, used))[-1]
    assert card == ["Numbers to remember", "Serbia in numbers", "4", "Text of n4", "1", "Text of n1", "2", "Text of n2"]


def test_an_old_number_on_a_card_is_amber_and_says_so() -> None:
    made = form("cards", dossier(number("n1", "2.5", unit="EUR bn", as_of=day("2020-01-01"))))
    found = {node.text: node.tone for node in nodes(made.book.papers[-1].blocks) if isinstance(node, Span)}
    assert found["€2.5 bn"] is found["older than 12 months"] is Tone.AMBER


def test_a_greeting_is_printed_where_protocol_has_one_for_the_host_country() -> None:
    note = ProtocolNote(id="pn", country="rs", topic="greeting", text=words("Dobar dan."))
    held = dossier(number("n1", 1), note, replace(note, id="pm", country="ir", text=words("Salam.")))
    assert days_of(held)[-1][-2:] == ["Greeting", "Dobar dan."]


def test_no_number_no_card_and_no_number_that_the_reader_may_not_see() -> None:
    assert not any("Numbers to remember" in page for page in days_of())
    hidden = number("n1", 1, stamp=Stamp(audience=Audience.PRINCIPAL))
    plan = replace(EN, audience=Audience.DELEGATION)
    assert not any("Numbers to remember" in page for page in days_of(dossier(hidden), plan))
    assert any("Numbers to remember" in page for page in days_of(dossier(hidden)))


def test_the_schedule_has_both_clocks_place_and_lead() -> None:
    (page,) = texts("schedule")
    start = page.index("10:00–11:30")
    assert page[start : start + 5] == [
        "10:00–11:30",
        "Tehran 12:30–14:00",
        "Meeting with Minister Ristić",
        "Belgrade",
        "Lead · Dejan Ristić, Seyed Sattar Hashemi",
    ]
    assert "Wednesday 26 February (8 Esfand 1403)" in page


def test_the_schedule_says_in_words_what_is_not_confirmed() -> None:
    unsure = replace(record("i3"), state=ItemState.TENTATIVE)
    (page,) = texts("schedule", dossier(unsure))
    assert "Signing (tentative)" in page
    assert page[page.index("Signing (tentative)") + 1] == "place to be confirmed"


def test_an_empty_programme_is_refused() -> None:
    with pytest.raises(WriteError, match="The programme has no item"):
        form("schedule", dossier(without=("i1", "i2", "i3", "i2-1", "i2-2", "b2")))


def test_faces_stand_under_their_meeting_and_nobody_gets_a_face_that_is_not_stored() -> None:
    guest = Participant(id="i2-3", item="i2", label=words("an adviser"), side=Side.HOST, seq=3)
    made = form("faces", dossier(guest))
    page = lines(made.book.papers[0].blocks)
    assert page[page.index("Meeting with Minister Ristić") :] == [
        "Meeting with Minister Ristić",
        "Dejan Ristić",
        "Дејан Ристић",
        "دیان ریستیچ",
        "DEH-yan RIS-titch",
        "Minister of Telecommunications",
        "an adviser",
        "Our delegation",
        "Seyed Sattar Hashemi",
        "سید ستار هاشمی",
        "Sejed Satar Hašemi",
        "Minister of ICT",
    ]
    figures = [node for node in nodes(made.book) if isinstance(node, Figure)]
    assert [(figure.picture, figure.alt) for figure in figures] == [("", "no photo yet")] * 3


def test_a_face_that_is_stored_is_shown() -> None:
    photo = Photo(id="ph", sha256="a" * 64, mime="image/jpeg", width=900, height=1200, alt=words("The Minister"))
    made = form("faces", dossier(photo, replace(record("ristic"), photo="ph")))
    assert [node.picture for node in nodes(made.book) if isinstance(node, Figure)] == ["a" * 64, ""]


def test_meetings_with_the_same_people_are_one_group() -> None:
    again = Item(id="i4", visit="visit", kind=ItemKind.MEETING, title=words("Second talk"), seq=4)
    who = Participant(id="i4-1", item="i4", person="ristic", seq=1)
    (page,) = texts("faces", dossier(again, who))
    assert "Meeting with Minister Ristić · Second talk" in page
    assert page.count("Dejan Ristić") == 1


def test_the_contact_card_begins_with_the_duty_officer_and_the_emergency_number() -> None:
    contacts = [
        Contact(id="c1", visit="visit", label=words("Embassy"), phones=("+381 11 111",), seq=1),
        Contact(id="c2", visit="visit", label=words("Emergency"), seq=2),
        Contact(id="c3", visit="visit", label=words("Duty officer", "مسئول کشیک"), phones=("+381 11 333",), seq=3),
    ]
    made = form("contact", dossier(*contacts))
    page = lines(made.book.papers[0].blocks)
    assert page[2:] == ["Duty officer", "+381 11 333", "Emergency", "to be confirmed", "Embassy", "+381 11 111"]
    numbers = [node for node in nodes(made.book) if isinstance(node, Span) and node.text.startswith("+")]
    assert all(number.fixed for number in numbers)


def test_a_sixth_contact_stands_on_the_back() -> None:
    contacts = [Contact(id=f"c{k}", visit="visit", label=words(f"Line {k}"), seq=k) for k in range(6)]
    book = form("contact", dossier(*contacts)).book
    assert [paper.start for paper in book.papers] == [Start.PAGE, Start.BACK]
    assert "Line 5" in lines(book.papers[1].blocks)


def test_without_a_contact_there_is_no_card() -> None:
    with pytest.raises(WriteError, match="No contact is entered"):
        form("contact")


def test_the_spine_says_title_dates_and_copy() -> None:
    (label,) = texts("spine")
    assert label == ["Official visit to Belgrade", "25–27 February 2025 · Principal’s copy"]
    (label,) = texts("spine", plan=HOST)
    assert label[1].endswith("Copy for the host")


@pytest.mark.parametrize("name", ["cards", "schedule", "faces", "spine"])
def test_what_the_reader_may_not_see_is_on_no_form(name) -> None:
    secret = replace(record("ristic"), stamp=Stamp(audience=Audience.PRINCIPAL))
    plan = replace(EN, audience=Audience.INTERPRETER)
    spans = [node.text for node in nodes(form(name, dossier(secret), plan).book) if isinstance(node, Span)]
    assert "Dejan Ristić" not in spans
    assert "DEH-yan RIS-titch" not in spans


def test_unknown_things_are_amber() -> None:
    amber = {said((n,)) for n in nodes(form("schedule").book) if isinstance(n, Span) and n.tone is Tone.AMBER}
    assert {"to be confirmed", "place to be confirmed"} <= amber


def test_untranslated_lines_are_told_apart_from_what_a_form_leaves_out() -> None:
    made = form("cards", plan=FA)
    assert {notice.rule for notice in made.untranslated} == {"untranslated"}
    assert not any(notice.rule == "untranslated" for notice in made.notices)
    assert made.book.lang is Lang.FA

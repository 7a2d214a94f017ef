"""Programme, delegation, meeting briefs, site visits, note sheets."""

from dataclasses import replace
from datetime import time

import pytest

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.model.brief import Likelihood, PointKind, TalkingPoint
from briefbook.model.fact import Achievement, Fact
from briefbook.model.outline import PaperKind
from briefbook.model.person import ProfileItem, ProfileKind
from briefbook.model.programme import Interpreted, ItemState, Participant, ParticipantRole, Press
from briefbook.model.protocol import Risk
from briefbook.model.record import Cite, Side
from briefbook.model.site import Site
from briefbook.model.source import Photo
from briefbook.tree.nodes import (
    Box,
    Card,
    Columns,
    Figure,
    Look,
    Panel,
    Paragraph,
    Points,
    Role,
    Ruled,
    Shade,
    Table,
    Tone,
)
from tests.unit.book.belgrade import (
    CYRILLIC,
    EN,
    FA,
    LATIN,
    blocks,
    day,
    dossier,
    found,
    lines,
    only,
    record,
    rows,
    text,
    words,
)

EXPERTS = Participant(id="i2-3", item="i2", side=Side.HOST, seq=3)


def days(made):
    return [table for table in made if isinstance(table, Table) and table.look is Look.DAY]


def test_each_day_is_a_table_with_the_day_in_both_calendars() -> None:
    made = days(blocks(PaperKind.PROGRAMME))
    assert [lines(table.head) for table in made] == [
        ["Tuesday 25 February 2025", "7 Esfand 1403"],
        ["Wednesday 26 February 2025", "8 Esfand 1403"],
        ["Thursday 27 February 2025", "9 Esfand 1403"],
        ["During the visit", "day to be confirmed"],
    ]
    assert [table.whole for table in made] == [True, True, True, False]


def test_the_persian_day_begins_with_our_calendar_and_keeps_the_other_at_the_end_side() -> None:
    head = days(blocks(PaperKind.PROGRAMME, plan=FA))[0].head
    first, other = found(head, Paragraph)
    assert (text(first), text(other)) == ("سه‌شنبه ۷ اسفند ۱۴۰۳", "25 February 2025")
    assert (other.lang, other.align.value, other.spans[0].lang) == (Lang.FA, "end", Lang.EN)


def test_a_row_has_time_title_place_and_the_code_of_its_paper() -> None:
    made = [line for table in days(blocks(PaperKind.PROGRAMME)) for line in rows(table.rows)]
    assert made == [
        ["to be confirmed", "Tehran to Belgrade", "to be confirmed", ""],
        ["10:00–11:30\nTehran 12:30–14:00", "Meeting with Minister Ristić", "Belgrade", "4.1"],
        ["", "Nothing is fixed for this day yet."],
        ["to be confirmed", "Signing", "to be confirmed", "6.2"],
    ]


def test_rows_are_shaded_by_what_happens_and_by_what_is_not_firm() -> None:
    held = dossier(replace(record("i1"), state=ItemState.TENTATIVE))
    shades = [line.shade for table in days(blocks(PaperKind.PROGRAMME, held)) for line in table.rows]
    assert shades == [Shade.UNSURE, Shade.MEETING, Shade.NONE, Shade.SIGNING]
    assert "Tehran to Belgrade (tentative)" in lines(blocks(PaperKind.PROGRAMME, held))


def test_the_detail_says_who_comes_and_what_is_arranged() -> None:
    more = (
        replace(
            record("i2"),
            press=Press.POOL,
            interpreter=Interpreted.YES,
            setup=words("Table for ten"),
            dress=words("Business"),
            group_note=words("Meet in the lobby."),
            cites=(Cite("s1"),),
        ),
        Participant(
            id="i2-3", item="i2", side=Side.HOST, label=words("two experts"), role=ParticipantRole.EXPERT, seq=3
        ),
        Participant(id="i2-4", item="i2", label=words("an observer"), seq=4),
        Risk(id="r", item="i2", title=words("Delay"), line=words("Begin at once")),
    )
    made = blocks(PaperKind.PROGRAMME, dossier(*more))
    facts = rows(made)
    for line in (
        ["Kind", "meeting"],
        ["When", "Wednesday 26 February 2025, 10:00–11:30 (Tehran 12:30–14:00)"],
        ["Where", "Belgrade"],
        ["Seating", "Table for ten"],
        ["Dress", "Business"],
        ["They", "Dejan Ristić (Дејан Ристић); two experts (expert)"],
        ["We", "Seyed Sattar Hashemi (سید ستار هاشمی)"],
        ["Others", "an observer"],
        ["Interpreter", "interpreted"],
        ["Press", "press pool"],
        ["Risk", "Delay\nBegin at once"],
    ):
        assert line in facts
    assert "Meeting with Minister Ristić [1] · 4.1" in lines(made)
    assert "Meet in the lobby." in lines(made)


def test_a_named_interpreter_is_named() -> None:
    who = Participant(id="x", item="i2", person="hashemi", role=ParticipantRole.INTERPRETER, seq=9)
    made = rows(blocks(PaperKind.PROGRAMME, dossier(who)))
    assert ["Interpreter", "Seyed Sattar Hashemi"] in made


def test_a_journey_needs_no_interpreter_and_no_place_of_its_own() -> None:
    made = rows(blocks(PaperKind.PROGRAMME, dossier(without=("i2", "i3"))))
    fields = [line[0] for line in made if len(line) == 2]
    assert [name for name in fields if name in ("Kind", "When", "Where", "Interpreter", "Press")] == ["Kind", "When"]


def test_an_unknown_press_is_to_be_confirmed() -> None:
    held = dossier(replace(record("i1"), press=Press.UNKNOWN))
    assert ["Press", "to be confirmed"] in rows(blocks(PaperKind.PROGRAMME, held))


def test_without_items_there_is_no_programme() -> None:
    assert blocks(PaperKind.PROGRAMME, only()) == ()


def test_the_delegation_stands_by_precedence_and_open_places_say_so() -> None:
    made = rows(blocks(PaperKind.DELEGATION))
    assert made[:2] == [
        ["1", "Seyed Sattar Hashemi (سید ستار هاشمی)\nMinister of ICT", "Head of delegation"],
        ["2", "to be named", "Interpreter for Serbian"],
    ]


def test_what_is_known_of_a_delegate_on_the_spot_gets_a_column() -> None:
    held = dossier(
        replace(record("d1"), phone_abroad="+381 60 123", room="204", precedence=None, seq=9),
        ProfileItem(id="l", person="hashemi", kind=ProfileKind.LANGUAGE, text=words("Persian, English")),
    )
    made = blocks(PaperKind.DELEGATION, held)
    last = rows(made)[1]
    assert last[1].endswith("Persian, English")
    assert last[3] == "Telephone +381 60 123\nRoom 204"
    phone = next(span for p in found(made, Paragraph) for span in p.spans if span.text == "+381 60 123")
    assert phone.fixed
    assert phone.source == Ref("delegate", "d1", "phone_abroad")


def test_the_head_of_the_delegation_has_a_portrait_where_there_is_one() -> None:
    held = dossier(Photo(id="ph", sha256="ab"), replace(record("hashemi"), photo="ph"))
    made = blocks(PaperKind.DELEGATION, held)
    assert lines(found(made, Card)[0])[1:3] == ["Seyed Sattar Hashemi", "سید ستار هاشمی"]
    assert "Seyed Sattar Hashemi\nMinister of ICT" in rows(made)[0]


def test_no_delegates_no_paper_and_no_sender_a_plain_kicker() -> None:
    assert blocks(PaperKind.DELEGATION, only()) == ()
    assert lines(blocks(PaperKind.DELEGATION, only(record("d2"))))[0] == "Who travels"


def point(uid, kind, headline, typed="", **more):
    return TalkingPoint(id=uid, brief="b2", kind=kind, headline=words(headline), text=words(typed), **more)


FULL = (
    replace(
        record("b2"),
        ours=words("Yes."),
        theirs=words("Dates?"),
        deliverable=words("Provisions 1–3."),
        closed=words("Not a word."),
        gift=words("A book"),
        note_taker="hashemi",
        minutes=45,
    ),
    point("m2", PointKind.MAKE, "Second", "More.", seq=20),
    point("a1", PointKind.ARGUMENT, "An argument", support=("f1",), seq=21),
    point("t1", PointKind.TACTICAL, "A tactic", seq=22),
    point("q1", PointKind.QUESTION, "How many?", seq=23),
    point("r2", PointKind.RESPOND, "And money?", likelihood=Likelihood.UNLIKELY, seq=24),
    point("r3", PointKind.RESPOND, "And why?", "Because.", seq=25),
    point("r4", PointKind.RESPOND, "And who?", "We.", likelihood=Likelihood.POSSIBLE, seq=26),
    point("pr", PointKind.PRESS, "Two meetings", seq=27),
)


def test_a_meeting_brief_is_in_the_order_of_the_room() -> None:
    made = lines(blocks(PaperKind.MEETING, dossier(*FULL), "b2"))
    order = [
        "Meeting with Minister Ristić",
        "Wed 26 Feb, 10:00–11:30 (Tehran 12:30–14:00)",
        "Belgrade",
        "45 minutes · our points: 1 minute",
        "They",
        "Dejan Ristić",
        "We",
        "Seyed Sattar Hashemi",
        "A shared reading.",
        "Thank you [1, 2]",
        "This is the first visit.",
        "Second",
        "An argument [1, 2]",
        "A tactic",
        "Dates?",
        "Yes.",
        "“When can it start?”",
        "“And who?”",
        "“And money?”",
        "“And why?”",
        "How many?",
        "No figures yet",
        "Provisions 1–3. · 6.2",
        "“Two meetings”",
        "Experts agree.",
        "Not a word.",
        "Seyed Sattar Hashemi",
        "A book",
    ]
    assert [line for line in made if line in order] == order


def test_what_they_want_is_else_taken_from_the_person() -> None:
    held = dossier(replace(record("ristic"), wants=words("A date.")))
    assert ["A date.", ""] in rows(blocks(PaperKind.MEETING, held, "b2"))


def test_points_are_numbered_and_say_to_whom_only_where_it_differs() -> None:
    (alike,) = found(blocks(PaperKind.MEETING, subject="b2"), Points)
    assert [(p.number, text_of_to(p)) for p in alike.items] == [("1", "")]
    (spread,) = found(blocks(PaperKind.MEETING, dossier(*FULL), "b2"), Points)
    assert [(p.number, text_of_to(p)) for p in spread.items] == [("1", "Dejan Ristić"), ("2", "")]


def text_of_to(one):
    return "".join(span.text for span in one.to)


def test_persian_points_have_persian_numerals_and_questions_no_italics() -> None:
    made = blocks(PaperKind.MEETING, subject="b2", plan=FA)
    assert found(made, Points)[0].items[0].number == "۱"
    held = dossier(replace(record("p2"), headline=words("When?", "کی؟")))
    question = next(p for p in found(blocks(PaperKind.MEETING, held, "b2", FA), Paragraph) if "کی" in text(p))
    assert text(question) == "«کی؟»"
    assert not any(span.italic for span in question.spans)


def test_a_question_is_in_italics_its_answer_upright() -> None:
    made = found(blocks(PaperKind.MEETING, subject="b2"), Paragraph)
    question = next(p for p in made if "When can" in text(p))
    answer = next(p for p in made if "After the" in text(p))
    assert all(span.italic for span in question.spans)
    assert not any(span.italic for span in answer.spans)


def test_an_answer_that_nobody_has_written_is_to_be_confirmed() -> None:
    held = dossier(replace(record("p2"), text=words()))
    assert ["“When can it start?”", "to be confirmed", "certain"] in rows(blocks(PaperKind.MEETING, held, "b2"))


def test_the_outcome_stands_in_the_dark_box_and_notes_beside_the_points() -> None:
    made = blocks(PaperKind.MEETING, subject="b2")
    (box,) = [block for block in made if isinstance(block, Box)]
    assert (box.panel, lines(box)) == (Panel.OUTCOME, ["We leave the room with", "A shared reading."])
    columns = made[-1]
    assert isinstance(columns, Columns)
    assert [(part.share, part.ruled) for part in columns.parts] == [(72, False), (28, True)]
    assert [ruled.lines for ruled in found(columns.parts[1], Ruled)] == [0]


def test_a_meeting_without_day_time_and_place_says_so_once() -> None:
    held = dossier(replace(record("i2"), day=None, starts=None, ends=None, place=""))
    made = lines(blocks(PaperKind.MEETING, held, "b2"))
    assert made[made.index("When and where") + 1] == "to be confirmed"
    assert "Where" not in made


def test_a_side_that_nobody_is_named_for_is_to_be_named() -> None:
    made = lines(blocks(PaperKind.MEETING, dossier(without=("i2-2",)), "b2"))
    assert made[made.index("They") + 1] == "to be named"


def test_people_after_the_first_stand_below_and_labels_stand_for_people() -> None:
    more = (
        replace(EXPERTS, label=words("an expert")),
        Participant(id="i2-4", item="i2", label=words("an observer"), seq=4),
    )
    made = lines(blocks(PaperKind.MEETING, dossier(*more, without=("i2-1",)), "b2"))
    assert "an expert" in made
    assert made[made.index("Others") + 1] == "an observer"


def test_how_the_meeting_is_held_is_one_line() -> None:
    item = replace(record("i2"), minutes=60, interpreter=Interpreted.NO, press=Press.OPEN, setup=words("Round table"))
    made = lines(blocks(PaperKind.MEETING, dossier(item), "b2"))
    assert "60 minutes · without interpreter · open to the press · Round table · our points: 1 minute" in made
    item = replace(record("i2"), press=Press.UNKNOWN)
    assert "How" not in lines(blocks(PaperKind.MEETING, dossier(item, without=("p1",)), "b2"))


def speaking(count, interpreter, minutes=None):
    """How a meeting with a point of so many words is held, and its tones."""
    said = replace(record("p1"), headline=words("Say"), text=words(" ".join(["word"] * (count - 1))), support=())
    item = replace(record("i2"), interpreter=interpreter, minutes=minutes)
    made = blocks(PaperKind.MEETING, dossier(said, item), "b2")
    line = next(p for p in found(made, Paragraph) if "our points" in text(p))
    return text(line).split(" · ")[-1], {span.tone for span in line.spans if "points" in span.text}


@pytest.mark.parametrize(
    ("count", "interpreter", "said"),
    [
        (130, Interpreted.NO, "our points: 1 minute"),
        (131, Interpreted.NO, "our points: 2 minutes"),
        (131, Interpreted.YES, "our points: 3 minutes"),
        (131, None, "our points: 2 minutes (3 if interpreted)"),
        (40, None, "our points: 1 minute"),
    ],
)
def test_speaking_takes_a_minute_for_130_words_and_twice_as_long_with_an_interpreter(count, interpreter, said) -> None:
    assert speaking(count, interpreter)[0] == said


@pytest.mark.parametrize(("minutes", "tone"), [(3, Tone.PLAIN), (2, Tone.AMBER), (None, Tone.PLAIN)])
def test_points_that_take_longer_than_the_meeting_are_amber(minutes, tone) -> None:
    assert speaking(131, Interpreted.YES, minutes)[1] == {tone}


def test_a_meeting_says_when_they_last_met_and_what_came_of_it() -> None:
    held = dossier(
        ProfileItem(id="l", person="ristic", kind=ProfileKind.RELATION, text=words("A call"), since=day("2025-02-03")),
        ProfileItem(id="o", person="ristic", kind=ProfileKind.RELATION, text=words("A letter"), since=day("2024")),
        replace(record("p1"), outcome="He will answer by May"),
    )
    made = rows(blocks(PaperKind.MEETING, held, "b2"))
    assert ["Last met", "3 February 2025, A call\n4.1, He will answer by May"] in made
    assert not [line for line in made if line and line[0] == "Last met" and "A letter" in line[1]]
    assert "Last met" not in lines(blocks(PaperKind.MEETING, subject="b2"))


def test_a_long_brief_is_set_closer() -> None:
    def roles(made):
        return {p.role for points in found(made, Points) for p in found(points, Paragraph)}

    short = blocks(PaperKind.MEETING, subject="b2")
    long = blocks(PaperKind.MEETING, dossier(replace(record("b2"), usable=words("word " * 200))), "b2")
    assert (roles(short), roles(long)) == ({Role.BODY}, {Role.TABLE})
    assert found(short, Paragraph)[0].role is found(long, Paragraph)[0].role is Role.KICKER


def test_a_brief_without_any_text_leaves_lines_to_write_on() -> None:
    held = dossier(replace(record("b2"), outcome=words(), usable=words()), without=("p1", "p2", "p3"))
    assert isinstance(blocks(PaperKind.MEETING, held, "b2")[-1], Ruled)


def test_a_brief_that_is_not_held_is_no_paper() -> None:
    assert blocks(PaperKind.MEETING, subject="nothing") == ()
    assert blocks(PaperKind.MEETING, dossier(replace(record("b2"), item="nothing")), "b2") == ()


@pytest.mark.parametrize("plan", [EN, FA, LATIN, CYRILLIC])
def test_a_meeting_is_in_the_language_of_the_plan(plan) -> None:
    made = found(blocks(PaperKind.MEETING, subject="b2", plan=plan), Columns)
    assert {columns.lang for columns in made} == {plan.lang}


SITE = Site(
    id="site", organisation="mit", name=words("Data centre"), place="belgrade", items=("i1",), why=words("Asked.")
)


def test_a_site_says_why_when_who_and_what_is_open() -> None:
    known = replace(SITE, minutes_from="20 from the hotel", cites=(Cite("s1"),))
    more = (
        replace(known, why=words("Asked."), see=words("Racks."), rules=words("No pictures.")),
        Fact(id="sf", subject_uid="mit", text=words("Opened in 2020")),
        Achievement(id="ac", organisation="mit", title=words("A"), question=words("How was it done?")),
        Participant(id="x", item="i1", person="hashemi", seq=1),
    )
    made = blocks(PaperKind.SITE, dossier(*more), "site")
    facts = rows(made)
    assert ["When", "Tue 25 Feb, to be confirmed"] in facts
    assert ["Where", "Belgrade"] in facts
    assert ["Hosts", "Ministry of Telecommunications"] in facts
    assert ["We", "Seyed Sattar Hashemi (سید ستار هاشمی)"] in facts
    assert ["Route", "to be confirmed"] in facts
    assert ["Minutes on the way", "20 from the hotel"] in facts
    for line in ("Asked. [1]", "Racks.", "Opened in 2020", "No pictures.", "How was it done?"):
        assert line in lines(made)


def test_a_site_of_which_nothing_is_known_says_so() -> None:
    made = blocks(PaperKind.SITE, dossier(Site(id="site", name=words("Data centre"))), "site")
    assert [line for line in rows(made) if line[1] == "to be confirmed"] == [
        [name, "to be confirmed"] for name in ("When", "Where", "Hosts", "Route")
    ]
    assert blocks(PaperKind.SITE, subject="nothing") == ()


def test_a_note_sheet_has_lines_and_for_a_meeting_a_grid() -> None:
    plain = blocks(PaperKind.NOTES)
    assert found(plain, Table) == []
    assert isinstance(plain[-1], Ruled)
    for subject in ("b2", "i2"):
        (grid,) = found(blocks(PaperKind.NOTES, subject=subject), Table)
        assert (grid.look, len(grid.rows)) == (Look.GRID, 6)


def test_an_amber_word_stands_wherever_something_is_open() -> None:
    made = [span for p in found(blocks(PaperKind.PROGRAMME), Paragraph) for span in p.spans]
    assert {span.tone for span in made if span.text == "to be confirmed"} == {Tone.AMBER}


def test_items_without_an_end_print_their_start() -> None:
    item = replace(record("i2"), ends=None, starts=time(9, 5), day=day("2025-02-26"))
    made = [line for table in days(blocks(PaperKind.PROGRAMME, dossier(item))) for line in rows(table.rows)]
    assert made[1][0] == "09:05\nTehran 11:35"


def test_the_pictures_of_a_meeting_are_small() -> None:
    held = dossier(Photo(id="ph", sha256="ab"), replace(record("ristic"), photo="ph"))
    (figure,) = found(blocks(PaperKind.MEETING, held, "b2"), Figure)
    assert (figure.width, round(figure.height, 1)) == (11.0, 14.7)

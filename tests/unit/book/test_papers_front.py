"""Cover, control sheet, contents, the visit at a glance, steering brief, remarks and what staff add by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from briefbook.book.marks import nodes
from briefbook.book.papers.added import added
from briefbook.lang.tongue import Lang
from briefbook.model.brief import Likelihood, PointKind, TalkingPoint
from briefbook.model.fact import Fact, FactKind
from briefbook.model.outline import (
    BlockKind,
    BriefingBook,
    Edition,
    Layout,
    PaperKind,
    StoredBlock,
    StoredPaper,
    StoredTab,
)
from briefbook.model.programme import ItemState, Press
from briefbook.model.protocol import Impact, Risk
from briefbook.model.record import Audience, Cite, Clearance, Stamp
from briefbook.model.source import Photo
from briefbook.model.visit import Level
from briefbook.tree.nodes import Box, Contents, Figure, Legend, List, Panel, Paragraph, Role, Ruled, Table
from tests.unit.book.belgrade import (
    EN,
    FA,
    LATIN,
    MADE,
    VISIT,
    blocks,
    book,
    day,
    desk,
    dossier,
    found,
    lines,
    only,
    paper,
    record,
    rows,
    said,
    text,
    words,
)


def by_role(root, role):
    return [text(node) for node in found(root, Paragraph) if node.role is role]


EDITIONS = (
    Edition(id="e1", number=1, made=MADE - timedelta(days=1), reason=words("As announced")),
    Edition(id="e2", number=2, made=MADE + timedelta(days=9), reason=words("As it happened")),
)


def test_the_cover_shows_the_city_in_the_scripts_of_both_sides() -> None:
    made = blocks(PaperKind.COVER)
    assert by_role(made, Role.COVER_TITLE) == ["Belgrade"]
    assert by_role(made, Role.COVER_NAME) == ["Београд\u2002·\u2002Beograd\u2002·\u2002بلگراد"]
    assert by_role(made, Role.COVER_LINE) == ["Official visit to Belgrade"]
    assert by_role(made, Role.COVER_DATE) == ["25–27 February 2025\u20037–9 Esfand 1403"]


def test_the_persian_cover_begins_with_our_calendar() -> None:
    made = blocks(PaperKind.COVER, plan=FA)
    assert by_role(made, Role.COVER_DATE) == ["۷ تا ۹ اسفند ۱۴۰۳\u200325–27 February 2025"]
    assert by_role(made, Role.COVER_NAME) == ["Београд\u2002·\u2002Beograd"]


def test_the_cover_says_for_whom_and_which_edition() -> None:
    made = text(blocks(PaperKind.COVER, dossier(*EDITIONS)))
    assert "Seyed Sattar Hashemi, Minister of ICT" in made
    assert "Dejan Ristić, Minister of Telecommunications" in made
    assert "1 · 25 February 2025, 12:00 (UTC+3:30)" in made
    assert "Principal’s copy" in made


def test_without_an_inviting_person_the_cover_names_the_host_organisation() -> None:
    held = dossier(visit=replace(VISIT, invited_by="", principal=""))
    made = lines(blocks(PaperKind.COVER, held))
    assert "Ministry of Telecommunications" in made
    assert "Prepared for" not in made


def test_a_bare_visit_has_a_cover_all_the_same() -> None:
    bare = replace(VISIT, host_org="", sending_org="", invited_by="", principal="", starts_on=None, ends_on=None)
    made = blocks(PaperKind.COVER, only(visit=bare))
    assert by_role(made, Role.COVER_DATE) == ["to be confirmed"]
    assert by_role(made, Role.COVER_NAME) == []


def test_the_cover_has_the_emblem_of_the_sender() -> None:
    held = dossier(Photo(id="logo", sha256="ab"), replace(record("ict"), logo="logo"))
    assert [f.picture for f in found(blocks(PaperKind.COVER, held), Figure)] == ["ab"]


def test_a_day_card_shows_what_is_fixed_and_says_where_nothing_is() -> None:
    made = found(blocks(PaperKind.COVER), Box)
    assert [lines(box) for box in made] == [
        ["Tue 25 Feb", "Tehran to Belgrade"],
        ["Wed 26 Feb", "Meeting with Minister Ristić"],
        ["Thu 27 Feb", "to be confirmed"],
    ]
    assert "Day to be confirmed: Signing" in text(blocks(PaperKind.COVER))


def test_a_day_of_signing_is_gold_and_its_other_items_stand_below() -> None:
    signing = replace(record("i3"), day=day("2025-02-26"))
    made = found(blocks(PaperKind.COVER, dossier(signing)), Box)[1]
    assert made.panel is Panel.GOLD
    assert lines(made) == ["Wed 26 Feb", "Meeting with Minister Ristić", "Signing"]


def test_the_cover_shows_the_return_line_and_nothing_of_other_papers() -> None:
    made = text(blocks(PaperKind.COVER))
    assert "Return it to the office that issued it." in made
    assert "4.1" not in made


def test_the_contents_lists_tabs_and_papers_but_not_the_front() -> None:
    (made,) = found(blocks(PaperKind.CONTENTS), Contents)
    codes = [(entry.code, entry.paper) for entry in made.entries]
    assert codes[:3] == [("1", False), ("1.1", True), ("1.2", True)]
    assert not [code for code, _ in codes if code.startswith("0")]


def test_ten_minutes_name_glance_programme_and_meetings() -> None:
    made = found(blocks(PaperKind.CONTENTS), Box)[0]
    assert lines(made)[0] == "Only ten minutes?"
    assert lines(made)[1::2] == ["1.1", "2.1", "4.1"]


def test_the_second_list_is_in_the_order_of_the_programme() -> None:
    made = [line for line in rows(blocks(PaperKind.CONTENTS)) if len(line) == 3]
    assert [line[1:] for line in made] == [["Meeting with Minister Ristić", "4.1"], ["Signing", "6.2"]]


def test_with_one_paper_to_read_there_is_no_box() -> None:
    made = book(only(record("d2"), visit=replace(VISIT, purpose=words())))
    contents = next(page for page in made.papers if page.code == "0.3")
    assert found(contents.blocks, Box) == []
    assert [entry.code for entry in found(contents.blocks, Contents)[0].entries] == ["2", "2.2"]


def test_a_copy_to_give_away_is_not_asked_back() -> None:
    made = text(blocks(PaperKind.COVER, plan=replace(EN, audience=Audience.HOST)))
    assert "Return it" not in made


def test_the_control_sheet_lists_editions_so_far_and_the_papers() -> None:
    made = rows(blocks(PaperKind.CONTROL, dossier(*EDITIONS)))
    assert ["1", "24 February 2025, 12:00 (UTC+3:30)", "As announced"] in made
    assert not [line for line in made if "As it happened" in line]
    assert blocks(PaperKind.CONTROL) == ()


def test_the_control_sheet_lists_live_pages_whose_sides_the_writers_fill_in() -> None:
    made = blocks(PaperKind.CONTROL, dossier(*EDITIONS))
    (live,) = found(made, Contents)
    titles = {entry.code: said(entry.title) for entry in live.entries}
    assert titles["4.1"] == "Meeting with Minister Ristić (ed. 1)"
    whole = book(dossier(*EDITIONS))
    (live,) = found(next(paper.blocks for paper in whole.papers if paper.code == "0.2"), Contents)
    assert [entry.code for entry in live.entries] == [paper.code for paper in whole.papers]
    assert all(entry.paper and not entry.sides for entry in live.entries)
    assert "Code, paper, edition and unit; at the end of the line the sides of the paper." in lines(made)
    compact = blocks(PaperKind.CONTROL, dossier(*EDITIONS), plan=replace(EN, layout=Layout.COMPACT))
    assert "Code, paper, edition and unit; at the end of the line the page on which it begins." in lines(compact)


def test_the_control_sheet_says_who_cleared_what_how_to_file_and_leaves_room_for_holders() -> None:
    assert "No paper is recorded as cleared." in lines(blocks(PaperKind.CONTROL, dossier(*EDITIONS)))
    stamp = Stamp(clearance=Clearance.CLEARED, cleared_by="Protocol", cleared_at=MADE)
    outline = (
        BriefingBook(id="bk", visit="visit"),
        StoredTab(id="tab", book="bk", number="1", title=words("One")),
        StoredPaper(id="g", tab="tab", code="1.1", kind=PaperKind.GLANCE, owner="Desk A", stamp=stamp),
    )
    made = blocks(PaperKind.CONTROL, dossier(*EDITIONS, *outline))
    day_ = "25 February 2025, 12:00 (UTC+3:30)"
    assert ["1.1", "The visit at a glance", "Protocol", day_] in rows(made)
    assert [said(entry.title) for entry in found(made, Contents)[0].entries] == [
        "The visit at a glance (ed. 1 · Desk A)"
    ]
    assert len(next(one for one in found(made, List) if one.ordered).items) == 4
    assert found(made, Table)[-1].whole
    assert rows(found(made, Table)[-1].rows) == [[" ", "", "", "", ""]] * 5


def test_an_edition_without_number_or_moment_is_listed_too() -> None:
    made = rows(blocks(PaperKind.CONTROL, dossier(Edition(id="e", reason=words("Draft")))))
    assert ["", "", "Draft"] in made


def test_the_glance_holds_purpose_objectives_deliverables_messages_faces_and_days() -> None:
    made = lines(blocks(PaperKind.GLANCE, dossier(visit=replace(VISIT, level=Level.HIGHEST))))
    order = [
        "official visit · highest level · three-day visit · 25–27 February 2025",
        "To strengthen bilateral cooperation.",
        "First visit in ten years [1, 2]",
        "Sign the document · signed or not",
        "Joint document",
        "Joint projects",
        "Thank you · 4.1",
        "Dejan Ristić",
        "Tue 25 Feb",
    ]
    assert [line for line in made if line in order] == order


def test_the_glance_takes_messages_from_the_meetings_in_turn() -> None:
    more = (
        replace(record("b2"), id="b3", item="i1"),
        *(
            TalkingPoint(id=f"{brief} {n}", brief=brief, kind=PointKind.MAKE, headline=words(f"{brief} {n}"), seq=n)
            for brief in ("b2", "b3")
            for n in range(10, 15)
        ),
    )
    made = [line for line in lines(blocks(PaperKind.GLANCE, dossier(*more))) if " · 4." in line]
    assert made == ["Thank you · 4.1", "b3 10 · 4.2", "b2 10 · 4.1", "b3 11 · 4.2", "b2 11 · 4.1"]


def test_a_visit_without_purpose_and_objectives_has_no_glance() -> None:
    assert blocks(PaperKind.GLANCE, only(visit=replace(VISIT, purpose=words()))) == ()


def test_a_glance_of_little_takes_the_whole_width() -> None:
    made = lines(blocks(PaperKind.GLANCE, only(visit=VISIT)))
    assert "Deliverables" not in made
    assert "Faces" not in made


QUOTE = Fact(
    id="q",
    subject_uid="ristic",
    text=words("Serbia is a gateway"),
    kind=FactKind.QUOTE,
    cites=(Cite("s1"),),
)


def test_the_steering_brief_says_why_who_claims_and_what_to_watch() -> None:
    more = (
        QUOTE,
        Fact(id="e", subject_uid="visit", text=words("Signed"), kind=FactKind.EVENT),
        Risk(id="r", title=words("Items move"), line=words("Reprint"), impact=Impact.HIGH, cites=(Cite("s2"),)),
        TalkingPoint(id="pr", brief="b2", kind=PointKind.PRESS, headline=words("Two meetings"), seq=9),
        replace(record("ristic"), wants=words("A date.")),
    )
    made = text(blocks(PaperKind.STEERING, dossier(*more, visit=replace(VISIT, level=Level.HIGH))))
    for line in (
        "First visit in ten years [1, 2]",
        "Dejan Ristić (Дејан Ристић), Minister of Telecommunications",
        "“Serbia is a gateway” [1]",
        "A date.",
        "Items move [2]",
        "high impact",
        "Reprint",
        "No figures yet · 4.1",
        "“Two meetings” · 4.1",
        "Signed",
    ):
        assert line in made.splitlines()
    assert " · high level" in made


def test_the_days_at_a_glance_say_in_words_what_is_not_firm() -> None:
    def strip(state: ItemState) -> list[str]:
        made = nodes(blocks(PaperKind.GLANCE, dossier(replace(record("i2"), state=state))))
        return ["".join(span.text for key in one.keys for span in key.spans) for one in made if isinstance(one, Legend)]

    assert "Meeting with Minister Ristić" in strip(ItemState.FIRM)
    assert "Meeting with Minister Ristić\u00a0· tentative" in strip(ItemState.TENTATIVE)
    assert "Meeting with Minister Ristić\u00a0· cancelled" in strip(ItemState.CANCELLED)


def test_an_invitation_without_a_day_is_to_be_confirmed() -> None:
    assert ["Invited on", "to be confirmed"] in rows(blocks(PaperKind.STEERING))
    held = dossier(visit=replace(VISIT, invited_on=day("2025-02-01"), invited_by="", host_org=""))
    assert ["Invited on", "1 February 2025"] in rows(blocks(PaperKind.STEERING, held))


def test_nothing_to_steer_by_is_no_paper() -> None:
    assert blocks(PaperKind.STEERING, only(visit=VISIT)) == ()


def test_a_line_that_two_meetings_share_stands_once_with_both_papers() -> None:
    more = (
        replace(record("b2"), id="b3"),
        TalkingPoint(id="x", brief="b3", kind=PointKind.AVOID, headline=words("No figures yet"), seq=9),
    )
    made = lines(blocks(PaperKind.STEERING, dossier(*more)))
    assert "No figures yet · 4.1, 4.2" in made


def test_remarks_hold_the_typed_text_and_the_press_lines() -> None:
    press = TalkingPoint(id="pr", brief="b2", kind=PointKind.PRESS, headline=words("Two meetings"), seq=9)
    made = lines(blocks(PaperKind.REMARKS, dossier(press, without=("i3",)), body=words("Dear friends,")))
    assert made[0] == "To be said in public · 1 minute"
    assert made[2:] == ["Dear friends,", "Press lines", "“Two meetings” · 4.1"]
    assert blocks(PaperKind.REMARKS) == ()


def test_remarks_say_where_the_press_is_let_in_and_where_that_is_open() -> None:
    held = dossier(replace(record("i2"), press=Press.POOL))
    made = rows(blocks(PaperKind.REMARKS, held, body=words("Dear friends,")))
    assert made == [
        ["Wed 26 Feb, 10:00–11:30 (Tehran 12:30–14:00)", "Meeting with Minister Ristić", "press pool", "4.1"],
        ["to be confirmed", "Signing", "to be confirmed", "6.2"],
    ]


def test_remarks_list_the_press_by_days_whatever_the_order_of_entry_and_what_has_no_day_last() -> None:
    held = dossier(replace(record("i2"), press=Press.POOL, seq=9), replace(record("i3"), seq=0))
    made = rows(blocks(PaperKind.REMARKS, held, body=words("Dear friends,")))
    assert [line[1] for line in made] == ["Meeting with Minister Ristić", "Signing"]


def test_a_risk_without_a_line_is_to_be_confirmed_in_the_steering_brief() -> None:
    made = rows(blocks(PaperKind.STEERING, dossier(Risk(id="r", item="i2", title=words("Items move")))))
    assert ["Items move", "to be confirmed"] in made


def test_if_raised_gathers_questions_and_risks_with_their_papers() -> None:
    risk = Risk(id="r", item="i2", title=words("Items move"))
    made = rows(blocks(PaperKind.IFRAISED, dossier(risk)))
    assert made == [
        ["“When can it start?”", "After the signature.", "certain · 4.1"],
        ["Items move", "to be confirmed", "4.1"],
    ]
    assert "No figures yet · 4.1" in lines(blocks(PaperKind.IFRAISED))
    assert blocks(PaperKind.IFRAISED, only(visit=VISIT)) == ()


def test_if_raised_puts_likely_things_first_and_a_shared_answer_once_with_links_to_its_papers() -> None:
    def asked(uid, brief, question, chance):
        return TalkingPoint(
            id=uid, brief=brief, kind=PointKind.RESPOND, headline=words(question), text=words("Soon."),
            likelihood=chance, seq=30,
        )  # fmt: skip

    held = dossier(
        replace(record("b2"), id="b3"),
        asked("u", "b2", "Why?", Likelihood.UNLIKELY),
        asked("q", "b2", "And who?", None),
        asked("a", "b2", "When?", Likelihood.POSSIBLE),
        asked("b", "b3", "When?", Likelihood.CERTAIN),
        Risk(id="r1", title=words("Rain"), likelihood=Likelihood.UNLIKELY),
        Risk(id="r2", title=words("Items move"), likelihood=Likelihood.POSSIBLE),
    )
    made = blocks(PaperKind.IFRAISED, held)
    assert [line[0] for line in rows(made)] == [
        "“When can it start?”", "“When?”", "“Why?”", "“And who?”", "Items move", "Rain",
    ]  # fmt: skip
    assert ["“When?”", "Soon.", "certain · 4.1, 4.2"] in rows(made)
    links = {span.link for p in found(made, Paragraph) for span in p.spans if span.link}
    assert {"#4.1", "#4.2"} <= links


def test_staff_may_add_blocks_to_a_paper() -> None:
    page = paper(PaperKind.ANNEX)
    photo = Photo(id="ph", sha256="ab", width=200, height=100, alt=words("Gate"))
    made_by_hand = (
        (BlockKind.TEXT, "", "Typed.", ()),
        (BlockKind.BOX, "", "Boxed.", ()),
        (BlockKind.BOX, "", "", ()),
        (BlockKind.FACT, "f1", "", ()),
        (BlockKind.FACT, "nothing", "", ()),
        (BlockKind.PHOTO, "ph", "Caption.", ()),
        (BlockKind.PHOTO, "nothing", "", ()),
        (BlockKind.RULED, "", "", ("4",)),
        (BlockKind.RULED, "", "Decide:", ("many",)),
    )
    stored = tuple(
        StoredBlock(id=f"k{n}", paper="paper", kind=kind, ref_uid=ref, text=words(typed), options=options, seq=n)
        for n, (kind, ref, typed, options) in enumerate(made_by_hand)
    )
    out = added(desk(dossier(page, photo, *stored)), page)
    assert lines(out) == ["Typed.", "Boxed.", "First visit in ten years [1, 2]", "Caption.", "Decide:"]
    assert [(f.picture, f.width, f.height) for f in found(out, Figure)] == [("ab", 100.0, 50.0)]
    assert [r.lines for r in found(out, Ruled)] == [4, 8]


@pytest.mark.parametrize("plan", [EN, FA, LATIN])
def test_no_book_page_counts_the_book_or_names_another_papers_page(plan) -> None:
    """Counts and pages would change on sheets that nobody edited."""
    made = book(dossier(*EDITIONS), plan)
    moment = "12:00" if plan.lang is not Lang.FA else "۱۲:۰۰"
    for page in made.papers:
        assert (moment in text(page.blocks)) == (page.code in ("0.1", "0.2", "0.3"))

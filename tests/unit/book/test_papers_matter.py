"""Profiles, country, achievements, areas, the document, protocol, contacts, glossary, sources, annexes."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from briefbook.errors import Ref
from briefbook.lang.dates import Day, Period
from briefbook.lang.tongue import Lang
from briefbook.model.agreement import (
    AgreementKind,
    AgreementText,
    Provision,
    ProvisionState,
    Signatory,
    SignatureSide,
    Step,
    StepKind,
)
from briefbook.model.area import Area
from briefbook.model.brief import PointKind, TalkingPoint
from briefbook.model.fact import Achievement, Confidence, Fact, FactKind
from briefbook.model.outline import PaperKind
from briefbook.model.person import Holding, NameForm, ProfileItem, ProfileKind
from briefbook.model.protocol import Contact, ProtocolNote, Risk
from briefbook.model.record import Cite, Side, Stamp
from briefbook.model.source import Attachment, Photo, Reliability, Source, Term
from briefbook.tree.nodes import (
    Box,
    Card,
    Columns,
    Figure,
    Heading,
    Key,
    Legend,
    Meter,
    Panel,
    Paragraph,
    Table,
    Tone,
)
from tests.unit.book.belgrade import (
    CYRILLIC,
    EN,
    FA,
    VISIT,
    blocks,
    cells,
    day,
    dossier,
    found,
    lines,
    named,
    only,
    record,
    rows,
    text,
    words,
)


def profile_item(uid, kind, said, **more):
    return ProfileItem(id=uid, person="ristic", kind=kind, text=words(said), **more)


FULL_PROFILE = (
    replace(
        record("ristic"),
        photo="ph",
        what_matters=words("A signed text."),
        wants=words("A date."),
        sensitivity=words("Not the press."),
        born=day("1970"),
        stamp=Stamp(checked_on=day("2025-02-20")),
    ),
    Photo(id="ph", sha256="ab", taken_on=day("2024-05"), credit="Office"),
    replace(
        record("ristic-1"),
        since=day("2024-05-02"),
        acting=True,
        predecessor="hashemi",
        as_of=day("2025-02-25"),
        source="s1",
    ),
    *named("ristic", NameForm.SHORT, en="Ristić"),
    *named("ristic", NameForm.SPOKEN, fa="جناب آقای وزیر"),
    profile_item("k1", ProfileKind.CAREER, "Director", since=day("2020"), until=day("2023"), source="s2"),
    profile_item("k2", ProfileKind.CAREER, "Adviser", since=day("2019")),
    profile_item("k3", ProfileKind.CAREER, "Editor", until=day("2018")),
    profile_item("k4", ProfileKind.CAREER, "Writer"),
    profile_item("k5", ProfileKind.CAREER, "Reader"),
    profile_item("k6", ProfileKind.CAREER, "Pupil"),
    profile_item("k7", ProfileKind.EDUCATION, "History"),
    profile_item("k8", ProfileKind.LANGUAGE, "Serbian, English"),
    profile_item("k9", ProfileKind.INTEREST, "Archives"),
    profile_item("k10", ProfileKind.DO, "Thank him"),
    profile_item("k11", ProfileKind.AVOID, "Figures"),
    profile_item("k12", ProfileKind.POSITION, "For the cloud"),
    profile_item("k13", ProfileKind.RELATION, "Letter of 12 February"),
    profile_item("k14", ProfileKind.PRACTICAL, "No coffee"),
    profile_item("k15", ProfileKind.AWARD, "A medal"),
    profile_item("k16", ProfileKind.FAMILY, "Two children"),
    Fact(id="said", subject_uid="ristic", text=words("We are ready"), kind=FactKind.QUOTE, cites=(Cite("s1"),)),
    ProtocolNote(id="n1", person="ristic", topic="greeting", text=words("Shake hands.")),
    ProtocolNote(id="n2", person="ristic", topic="address", text=words("Say minister.")),
)


def test_a_profile_is_in_the_order_of_the_design() -> None:
    made = lines(blocks(PaperKind.PROFILE, dossier(*FULL_PROFILE), "ristic"))
    order = [
        "Our counterpart",
        "Dejan Ristić",
        "Дејан Ристић\u2002·\u2002دیان ریستیچ",
        "Minister of Telecommunications [1]",
        "Ministry of Telecommunications",
        "since 2 May 2024 · acting · after Seyed Sattar Hashemi (سید ستار هاشمی) · as of 25 February 2025",
        "DEH-yan RIS-titch",
        "Ristić",
        "جناب آقای وزیر",
        "Poštovani gospodine ministre",
        "A signed text.",
        "Meeting with Minister Ristić",
        "For the cloud",
        "A date.",
        "We are ready [1]",
        "Letter of 12 February",
        "Director [2]",
        "History",
        "A medal",
        "Thank him",
        "Figures",
        "Not the press.",
        "Serbian, English",
        "Archives",
        "Two children",
        "1970",
        "No coffee",
        "Shake hands.",
    ]
    assert [line for line in made if line in order] == order
    assert made[-1] == (
        "Sources: [1] IRNA, 25 February 2025; [2] Mehr News · checked on 20 February 2025 · "
        "picture taken May 2024, Office"
    )
    assert "Say minister." not in made


def test_last_contacts_are_generated_newest_first_and_undated_ones_last() -> None:
    held = dossier(
        profile_item("r1", ProfileKind.RELATION, "A letter"),
        profile_item("r2", ProfileKind.RELATION, "A call", since=day("2025-02-03"), source="s2"),
        Fact(id="e", subject_uid="ristic", text=words("Received our envoy"), as_of=day("2024-11")),
        Fact(id="q", subject_uid="ristic", text=words("We are ready"), kind=FactKind.QUOTE),
        visit=replace(VISIT, invited_on=day("2025-02-12")),
    )
    made = blocks(PaperKind.PROFILE, held, "ristic")
    at = rows(made).index(["12 February 2025", "Invitation to this visit"])
    assert rows(made)[at : at + 4] == [
        ["12 February 2025", "Invitation to this visit"],
        ["3 February 2025", "A call [2]"],
        ["November 2024", "Received our envoy"],
        ["", "A letter"],
    ]
    assert lines(made).count("Received our envoy") == lines(made).count("We are ready") == 1


def test_what_came_of_points_to_a_person_stands_in_the_profile_with_the_meeting() -> None:
    made = blocks(PaperKind.PROFILE, dossier(replace(record("p1"), outcome="He will answer by May")), "ristic")
    assert ["4.1", "He will answer by May"] in rows(made)
    assert "He will answer by May" not in text(blocks(PaperKind.PROFILE, subject="hashemi"))


def test_practical_things_name_interpreter_and_gift_of_the_meetings() -> None:
    made = blocks(PaperKind.PROFILE, dossier(replace(record("b2"), gift=words("A book"))), "ristic")
    assert ["Interpreter", "to be confirmed"] in rows(made)
    assert ["Gift", "A book"] in rows(made)
    assert not [line for line in rows(blocks(PaperKind.PROFILE, subject="hashemi")) if line[0] == "Interpreter"]


def test_a_source_of_long_ago_says_so_in_words() -> None:
    old = replace(record("s2"), published_on=day("2023-12"))
    held = dossier(old, profile_item("k", ProfileKind.CAREER, "Director", source="s2"))
    last = lines(blocks(PaperKind.PROFILE, held, "ristic"))[-1]
    assert last == "Sources: [2] Mehr News, December 2023, more than a year before the visit"


def test_a_career_has_at_most_five_lines_with_their_years() -> None:
    made = [line for line in rows(blocks(PaperKind.PROFILE, dossier(*FULL_PROFILE), "ristic")) if len(line) == 2]
    assert [line for line in made if line[1] in ("Adviser", "Editor", "Writer")] == [
        ["2019 –", "Adviser"],
        ["– 2018", "Editor"],
        ["", "Writer"],
    ]
    assert ["2020–2023", "Director [2]"] in made
    assert "Pupil" not in [line[1] for line in made]


def test_what_matters_is_the_dark_box() -> None:
    made = [b for b in blocks(PaperKind.PROFILE, dossier(*FULL_PROFILE), "ristic") if isinstance(b, Box)]
    assert [(box.panel, lines(box)) for box in made] == [(Panel.OUTCOME, ["What matters", "A signed text."])]


def test_empty_fields_of_a_profile_vanish() -> None:
    made = blocks(PaperKind.PROFILE, dossier(without=("i2-2", "s1", "s2")), "ristic")
    assert not found(made, Columns)
    for label in ("What matters", "Career", "Do", "Sensitive", "Practical", "Where you meet"):
        assert label not in lines(made)
    assert found(made, Card)[0].figure is None


def test_a_person_known_by_name_alone_has_a_profile_of_the_name() -> None:
    held = dossier(without=("ristic-1", "i2-2", "ristic-written-latin"))
    made = lines(blocks(PaperKind.PROFILE, replace_say_it(held), "ristic"))
    assert made == ["Our counterpart", "Dejan Ristić", "Дејан Ристић\u2002·\u2002دیان ریستیچ"]


def replace_say_it(held):
    plain = replace(held.find("ristic"), say_it=words())
    return replace(held, records=tuple(plain if one.id == "ristic" else one for one in held.records))


def test_a_profile_that_was_checked_long_ago_says_so() -> None:
    held = dossier(replace(record("ristic"), stamp=Stamp(checked_on=day("2024-06-01"))))
    assert "more than 6 months before the visit" in lines(blocks(PaperKind.PROFILE, held, "ristic"))[-1]


def test_a_drawn_picture_is_called_one() -> None:
    held = dossier(Photo(id="ph", sha256="ab", placeholder=True), replace(record("ristic"), photo="ph"))
    made = blocks(PaperKind.PROFILE, held, "ristic")
    assert lines(made)[-1].endswith("the picture is a drawn placeholder")
    (figure,) = found(made, Figure)
    assert (figure.width, figure.height) == (36.0, 48.0)


@pytest.mark.parametrize(
    ("uid", "part"), [("hashemi", "Head of our delegation"), ("ristic", "Our counterpart"), ("guest", "Host side")]
)
def test_the_kicker_says_what_the_person_is_to_the_visit(uid, part) -> None:
    guest = replace(record("ristic"), id="guest")
    aide = replace(record("hashemi"), id="aide")
    held = dossier(guest, aide)
    assert lines(blocks(PaperKind.PROFILE, held, uid))[0] == part
    assert lines(blocks(PaperKind.PROFILE, held, "aide"))[0] == "Our side"


def test_the_title_is_the_offices_on_the_first_day_of_the_visit() -> None:
    later = Holding(id="h", person="ristic", post=words("Prime Minister"), since=day("2025-02-26"))
    assert "Prime Minister" not in text(blocks(PaperKind.PROFILE, dossier(later), "ristic"))


def test_a_person_who_is_not_held_has_no_profile() -> None:
    assert blocks(PaperKind.PROFILE, subject="nobody") == ()


NUMBER = Fact(
    id="n",
    subject_uid="rs",
    text=words("ICT exports"),
    kind=FactKind.NUMBER,
    value=Decimal("2.96"),
    unit="EUR bn",
    period=Period.read("2024-01/2024-09"),
    as_of=Day(2024, 12),
    confidence=Confidence.REPORTED,
    cites=(Cite("s2"),),
)


def test_a_country_tells_names_clocks_people_and_figures() -> None:
    more = (
        NUMBER,
        replace(record("rs"), region=words("Europe"), weekend="Sat-Sun", note=words("Mind the snow.")),
        Fact(id="g", subject_uid="rs", text=words("A gateway"), kind=FactKind.QUOTE, quoted_from=words("an expert")),
        ProtocolNote(id="n1", country="rs", text=words("Cyrillic first.")),
    )
    made = blocks(PaperKind.COUNTRY, dossier(*more), "rs")
    for line in (
        ["Official name", "Republic of Serbia"],
        ["Capital", "Belgrade"],
        ["Region", "Europe"],
        ["Languages", "Serbian"],
        ["Scripts", "Serbian, Cyrillic script; Serbian, Latin script"],
        ["Clocks", "Belgrade UTC+1 · Tehran UTC+3:30 (+2:30)"],
        ["Weekend", "Sat-Sun"],
    ):
        assert line in rows(made)
    for line in (
        "Србија\u2002·\u2002Srbija",
        "Dejan Ristić (Дејан Ристић), Minister of Telecommunications",
        "“A gateway” · an expert",
        "ICT exports · January–September 2024 · as of December 2024 [2]",
        "Mind the snow.",
        "Cyrillic first.",
    ):
        assert line in lines(made)


def test_another_country_has_its_calendar_but_not_the_clocks_of_the_visit() -> None:
    made = rows(blocks(PaperKind.COUNTRY, subject="ir"))
    assert ["Calendar", "Solar Hijri"] in made
    assert "Clocks" not in [line[0] for line in made]


def test_a_language_without_a_word_of_ours_is_printed_as_typed() -> None:
    held = dossier(replace(record("rs"), languages=("hu",), scripts=()))
    assert ["Languages", "hu"] in rows(blocks(PaperKind.COUNTRY, held))


def test_an_unknown_country_is_no_paper() -> None:
    assert blocks(PaperKind.COUNTRY, only(visit=VISIT)) == ()


def test_numbers_are_tiles_with_value_unit_period_and_source() -> None:
    held = dossier(NUMBER, Achievement(id="a", title=words("Exports"), facts=("n",)))
    (box,) = [b for b in found(blocks(PaperKind.ACHIEVEMENTS, held), Box) if b.bar]
    assert lines(box) == [
        "€2.96 bn",
        "ICT exports",
        "January–September 2024 · as of December 2024 · reported [2]",
    ]
    assert (box.panel, box.ref) == (Panel.TINT, Ref("fact", "n"))


def test_an_old_number_is_amber_and_says_so() -> None:
    for fact, said in (
        (replace(NUMBER, as_of=Day(2023)), "older than 12 months"),
        (replace(NUMBER, review_by=day("2025-02-01")), "to be reviewed by 1 February 2025"),
    ):
        held = dossier(fact, Achievement(id="a", title=words("Exports"), facts=("n",)))
        (box,) = [b for b in found(blocks(PaperKind.ACHIEVEMENTS, held), Box) if b.bar]
        assert box.panel is Panel.GOLD
        assert lines(box)[-1] == said
        assert found(box, Paragraph)[0].spans[0].tone is Tone.AMBER


def test_age_is_judged_by_the_visit_and_not_by_the_day_of_printing() -> None:
    held = dossier(replace(NUMBER, as_of=Day(2024, 3)), Achievement(id="a", title=words("Exports"), facts=("n",)))
    late = blocks(PaperKind.ACHIEVEMENTS, held, made=LONG_AFTER)
    assert late == blocks(PaperKind.ACHIEVEMENTS, held)


LONG_AFTER = datetime.fromisoformat("2030-01-01T12:00+00:00")


def test_an_achievement_says_what_it_is_to_us_and_what_to_ask() -> None:
    more = (
        NUMBER,
        Fact(id="first", subject_uid="rs", text=words("First in the region"), kind=FactKind.FIRST),
        Photo(id="ph", sha256="ab"),
        Achievement(
            id="a",
            organisation="mit",
            title=words("Exports"),
            summary=words("They grew."),
            started=day("2021"),
            how=words("By training."),
            relevance=words("Provision 1."),
            question=words("How was it done?"),
            photo="ph",
            facts=("n", "first", "lost"),
        ),
        TalkingPoint(id="x", brief="b2", kind=PointKind.QUESTION, headline=words("Who pays?"), support=("n",), seq=9),
    )
    made = blocks(PaperKind.ACHIEVEMENTS, dossier(*more))
    for line in (
        ["Owner", "Ministry of Telecommunications"],
        ["Since", "2021"],
        ["Facts", "First in the region · claim"],  # the number stands on its tile
        ["How", "By training."],
        ["For us", "Provision 1."],
        ["Ask", "How was it done?"],
    ):
        assert line in rows(made)
    texts = lines(made)
    assert texts[texts.index("Use it in the room") :][:3] == ["Use it in the room", "4.1 · Who pays?", "Exports"]
    assert len(found(made, Card)) == 1


def test_achievements_of_one_country_or_organisation_can_be_a_paper() -> None:
    held = dossier(
        Achievement(id="a", country="rs", title=words("One")),
        Achievement(id="b", organisation="mit", title=words("Two")),
    )
    assert "Two" not in text(blocks(PaperKind.ACHIEVEMENTS, held, "rs"))
    assert "Two" in text(blocks(PaperKind.ACHIEVEMENTS, held))
    assert blocks(PaperKind.ACHIEVEMENTS, held, "ir") == ()
    assert blocks(PaperKind.ACHIEVEMENTS) == ()


AREAS = (
    Area(id="c1", visit="visit", title=words("Cloud"), cites=(Cite("s1"),), seq=1),
    Area(
        id="c2",
        visit="visit",
        title=words("AI"),
        our_strength=words("People."),
        proposal=words("A pilot."),
        instrument="plan",
        owner_own=words("Our office"),
        owner_host=words("Their office"),
        seq=2,
    ),
    replace(record("ag-1"), area="c2"),
)


def test_areas_are_an_overview_and_detail_of_what_is_known() -> None:
    made = blocks(PaperKind.AREAS, dossier(*AREAS))
    assert rows(made)[:2] == [
        ["Cloud [1]", "to be confirmed", ""],
        ["AI", "A pilot.", "1 · Joint projects · 6.2"],
    ]
    assert [text(h) for h in found(made, Heading)][1:] == ["In detail", "AI"]
    assert ["Our strength", "People."] in rows(made)
    assert ["Owners", "Our office · Their office"] in rows(made)
    assert ["Instrument", "plan"] in rows(made)


def test_one_area_can_be_a_paper() -> None:
    assert rows(blocks(PaperKind.AREAS, dossier(*AREAS), "c1"))[0][0] == "Cloud [1]"
    assert blocks(PaperKind.AREAS) == ()


def test_a_document_of_which_little_is_known_says_what_is_open() -> None:
    made = blocks(PaperKind.AGREEMENT, subject="ag")
    assert lines(made)[0] == "For signature · to be confirmed"
    assert rows(made)[0] == ["1", "Joint projects", "to be confirmed", "to be confirmed"]
    open_fields = [line[0] for line in rows(made) if line[1:] == ["to be confirmed"]]
    assert open_fields == [
        "Signs for us",
        "Signs for the host",
        "Day",
        "City",
        "Languages",
        "Prevailing text",
        "Originals",
        "Authority to sign",
        "Steps",
    ]
    assert ["Parties, ours first", "ICT Ministry; Ministry of Telecommunications"] in rows(made)


FULL_DOCUMENT = (
    replace(
        record("ag"),
        kind=AgreementKind.MOU,
        prevailing_lang=Lang.EN,
        originals=2,
        place="belgrade",
        signed_on=day("2025-02-27"),
        authority=words("Cabinet decision"),
        cites=(Cite("s1"),),
    ),
    replace(
        record("ag-1"),
        state=ProvisionState.OPEN,
        text=words("Of AI."),
        ours=words("One project."),
        fallback=words("Within 30 days."),
        theirs=words("A plan."),
        red_line=words("No data."),
        cites=(Cite("s2"),),
    ),
    Provision(id="ag-2", agreement="ag", subject=words("Cloud"), state=ProvisionState.AGREED, seq=2),
    AgreementText(
        id="t1", agreement="ag", lang=Lang.FA, party_first="ict", our_signature_side=SignatureSide.RIGHT, articles=7
    ),
    AgreementText(id="t2", agreement="ag", lang=Lang.EN),
    Step(id="w1", agreement="ag", kind=StepKind.DRAFT, by=words("Legal office"), done_on=day("2025-02-20")),
    Step(id="w2", agreement="ag", kind=StepKind.LEGAL_REVIEW, due=day("2025-02-24")),
    Step(id="w3", agreement="ag", kind=StepKind.REPORTED, cites=(Cite("s1"),)),
    Signatory(id="z1", agreement="ag", side=Side.OWN, person="hashemi", post=words("Minister"), cites=(Cite("s1"),)),
    Signatory(id="z2", agreement="ag", side=Side.HOST, person="ristic"),
    Signatory(id="z3", agreement="ag", side=Side.HOST, post=words("Secretary"), witness=True),
    Signatory(id="z4", agreement="ag", side=Side.HOST),
    ProtocolNote(id="n1", item="i3", topic="date", text=words("Both calendars.")),
    Risk(id="r", item="i3", title=words("Still open"), line=words("Sign the rest")),
)


def test_a_document_shows_where_each_provision_stands_and_who_signs() -> None:
    made = blocks(PaperKind.AGREEMENT, dossier(*FULL_DOCUMENT), "ag")
    assert lines(made)[:2] == ["Signed on 27 February 2025 [1]", "Joint document"]
    assert ["Kind", "memorandum of understanding"] in rows(made)
    for line in (
        [
            "1",
            "Joint projects [2]\nOf AI.",
            "open",
            "One project.\nFallback: Within 30 days.\nTheir line: A plan.\nRed line: No data.",
        ],
        ["", "Cloud", "agreed", "to be confirmed"],
        ["Signs for us", "Seyed Sattar Hashemi (سید ستار هاشمی), Minister [1]"],
        [
            "Signs for the host",
            "Dejan Ristić (Дејан Ристић), Minister of Telecommunications; Secretary · witness; to be named",
        ],
        ["Day", "Thursday 27 February 2025 (9 Esfand 1403)"],
        ["City", "Belgrade"],
        ["Languages", "Persian, English"],
        ["Prevailing text", "English"],
        ["Originals", "2"],
        ["Authority to sign", "Cabinet decision"],
        ["Persian", "ICT Ministry", "our signature on the right", "7"],
        ["English", "to be confirmed", "to be confirmed", "to be confirmed"],
        ["Draft", "Legal office", "done 20 February 2025"],
        ["Legal review", "", "due 24 February 2025"],
        ["Reported as signed [1]", "", "to be confirmed"],
    ):
        assert line in rows(made)
    assert "Both calendars." in lines(made)
    assert {"Still open", "Sign the rest"} <= set(lines(made))


def test_provisions_are_counted_by_state_with_a_word_and_a_colour() -> None:
    made = blocks(PaperKind.AGREEMENT, dossier(*FULL_DOCUMENT), "ag")
    (counts,) = found(made, Meter)
    assert lines(counts) == ["1 agreed", "1 open"]
    assert counts.alt == "1 agreed, 1 open"
    assert [(share.size, share.tone) for share in counts.shares] == [(1, Tone.GREEN), (1, Tone.RED)]
    states = [key for table in found(made, Table) for key in found(table, Key)]
    assert [(key.tone, text(Legend((key,), Lang.EN))) for key in states] == [(Tone.RED, "open"), (Tone.GREEN, "agreed")]


def test_the_paper_without_subject_is_about_the_first_document() -> None:
    assert blocks(PaperKind.AGREEMENT)
    assert blocks(PaperKind.AGREEMENT, subject="nothing") == ()
    assert blocks(PaperKind.AGREEMENT, only(visit=VISIT)) == ()


def test_a_document_without_an_item_has_neither_day_nor_notes() -> None:
    held = dossier(replace(record("ag"), item="", parties=()), ProtocolNote(id="n", text=words("For all.")))
    made = blocks(PaperKind.AGREEMENT, held, "ag")
    assert lines(made)[0] == "For signature"
    assert "For all." not in lines(made)
    assert ["Parties, ours first", "to be confirmed"] in rows(made)


def test_the_day_of_a_document_is_else_that_of_its_item() -> None:
    made = rows(blocks(PaperKind.AGREEMENT, dossier(replace(record("i3"), day=day("2025-02-27"))), "ag"))
    assert ["Day", "Thursday 27 February 2025 (9 Esfand 1403)"] in made


def test_protocol_gathers_forms_of_address_and_notes_by_what_they_are_about() -> None:
    more = (
        ProtocolNote(id="n1", person="ristic", topic="gifts", text=words("No gifts.")),
        ProtocolNote(id="n2", item="i3", topic="table", text=words("Two flags."), cites=(Cite("s1"),)),
        ProtocolNote(id="n3", country="rs", topic="scripts", text=words("Cyrillic first.")),
        ProtocolNote(id="n4", text=words("Highest level.")),
    )
    made = blocks(PaperKind.PROTOCOL, dossier(*more))
    assert rows(made)[0] == [
        "Dejan Ristić (Дејан Ристић)\nMinister of Telecommunications",
        "Poštovani gospodine ministre",
        "DEH-yan RIS-titch",
    ]
    titles = [text(h) for h in found(made, Heading)][2:]
    assert titles == ["The whole visit", "Serbia · 5.1", "Signing · 6.2", "Dejan Ristić · 3.1"]
    assert rows(made)[2:] == [
        ["Note", "Highest level."],
        ["Scripts", "Cyrillic first."],
        ["table", "Two flags. [1]"],
        ["Gifts", "No gifts."],
    ]


def test_without_forms_and_notes_there_is_no_protocol() -> None:
    assert blocks(PaperKind.PROTOCOL, only(visit=VISIT)) == ()
    held = dossier(ProtocolNote(id="n", text=words("Be on time.")), without=("ristic-written-latin",))
    assert "Forms of address" not in lines(blocks(PaperKind.PROTOCOL, held))


def test_contacts_keep_their_order_and_their_numbers_as_typed() -> None:
    more = (
        Contact(id="k1", label=words("Duty officer"), seq=1),
        Contact(
            id="k2",
            label=words("Protocol"),
            person="ristic",
            organisation="mit",
            phones=("+381 11 1", "+381 11 2"),
            seq=2,
        ),
    )
    made = blocks(PaperKind.CONTACTS, dossier(*more))
    assert rows(made)[:2] == [
        ["Duty officer", "to be confirmed", "to be confirmed"],
        [
            "Protocol",
            "Dejan Ristić (Дејан Ристић), Minister of Telecommunications, Ministry of Telecommunications",
            "+381 11 1\n+381 11 2",
        ],
    ]
    spans = [s for p in found(made, Paragraph) for s in p.spans if s.text.startswith("+381")]
    assert all(span.fixed for span in spans)
    assert blocks(PaperKind.CONTACTS) == ()


def test_hours_get_a_column_where_some_are_known() -> None:
    held = dossier(Contact(id="k", label=words("Doctor"), hours=words("day and night")))
    assert rows(blocks(PaperKind.CONTACTS, held))[0][-1] == "day and night"


TERMS = (
    Term(
        id="x",
        text=words("signing", "امضا", "potpisivanje"),
        definition=words("The act."),
        note=words("Not initialling."),
    ),
    Term(id="y", text=words("achievements", "دستاوردها"), say_it=words("", "", "", "")),
    Term(id="z", text=words("cloud", "ابر"), say_it=words("klaud", "اَبر")),
)


def test_terms_stand_in_the_dictionary_order_of_the_book() -> None:
    english = rows(blocks(PaperKind.GLOSSARY, dossier(*TERMS)))
    assert english[:3] == [
        ["achievements", "", "دستاوردها"],
        ["cloud\nklaud", "", "ابر\nاَبر"],
        ["signing\nThe act.\nNot initialling.", "potpisivanje", "امضا"],
    ]
    assert english[3] == ["English", "Serbian, Latin script", "Persian"]
    persian = [line[0].splitlines()[0] for line in rows(blocks(PaperKind.GLOSSARY, dossier(*TERMS), plan=FA))][:3]
    assert persian == ["ابر", "امضا", "دستاوردها"]
    assert blocks(PaperKind.GLOSSARY) == ()


def test_a_term_is_in_its_own_language() -> None:
    made = found(blocks(PaperKind.GLOSSARY, dossier(*TERMS)), Paragraph)
    assert {p.lang for p in made if text(p) == "امضا"} == {Lang.FA}


def test_a_language_that_no_term_has_gets_no_column() -> None:
    assert len(found(blocks(PaperKind.GLOSSARY, dossier(*TERMS), plan=CYRILLIC), Table)[0].columns) == 3


def test_sources_are_numbered_and_tell_what_they_are() -> None:
    more = (
        Source(
            id="s3",
            title="Report",
            author="A. Author",
            publisher="Agency",
            ref="12-3",
            url="https://example.org/x",
            published_on=day("2024-12"),
            accessed_on=day("2025-02-20"),
            reliability=Reliability.OFFICIAL,
            note=words("Inferred date."),
            attachment="at",
            stamp=Stamp(checked_on=day("2025-02-21")),
            seq=3,
        ),
        Attachment(id="at", name="report.pdf"),
        Source(id="s4", title="Odd", url="ftp://example.org", seq=4),
    )
    made = blocks(PaperKind.SOURCES, dossier(*more))
    assert rows(made)[0] == ["1", "ICT minister departs for Serbia, IRNA\n25 February 2025"]
    assert rows(made)[2] == [
        "3",
        "Report, A. Author, Agency, 12-3\n"
        "December 2024 · read on 20 February 2025 · checked on 21 February 2025 · official source · "
        "kept with the library as report.pdf\nhttps://example.org/x\nInferred date.",
    ]
    spans = {s.text: s for p in found(made, Paragraph) for s in p.spans}
    assert spans["https://example.org/x"].link == "https://example.org/x"
    assert spans["ftp://example.org"].link == ""
    assert spans["12-3"].fixed
    assert blocks(PaperKind.SOURCES, only(visit=VISIT)) == ()


def test_what_rests_on_nothing_is_listed_with_the_sources() -> None:
    more = (
        Fact(id="a", subject_uid="rs", text=words("Uncited")),
        Fact(id="b", subject_uid="rs", text=words("Doubtful"), confidence=Confidence.UNCLEAR, cites=(Cite("s1"),)),
    )
    made = lines(blocks(PaperKind.SOURCES, dossier(*more)))
    assert made[made.index("Not verified") + 1 :] == ["Uncited", "Doubtful"]
    assert "Not verified" not in lines(blocks(PaperKind.SOURCES))


def test_an_annex_is_a_typed_text_or_a_kept_file() -> None:
    file = Attachment(id="at", name="letter.pdf", caption=words("The letter"))
    held = dossier(file, replace(record("s1"), attachment="at"), AgreementText(id="t", agreement="ag", attachment="at"))
    for subject in ("at", "s1", "t"):
        assert lines(blocks(PaperKind.ANNEX, held, subject))[-1] == "The letter · letter.pdf"
    assert lines(blocks(PaperKind.ANNEX, body=words("As supplied."))) == ["Annex", "As supplied."]
    assert blocks(PaperKind.ANNEX) == ()
    assert blocks(PaperKind.ANNEX, held, "s2") == ()


def test_a_title_typed_for_a_paper_comes_first() -> None:
    made = blocks(PaperKind.SOURCES, title=words("Where we read it"), plan=EN)
    assert lines(made)[:2] == ["Where it was read", "Where we read it"]
    assert cells(made)[0] == "1"

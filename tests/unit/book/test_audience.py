"""What a reader may see: nothing withheld reaches a page, not even by a trace."""

import itertools
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.book.assemble import assemble
from briefbook.book.audience import audience_of, keep
from briefbook.book.prose import Prose
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.agreement import Provision, Signatory
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.delegation import Delegate
from briefbook.model.dossier import Blob, Dossier, Filed
from briefbook.model.fact import Fact
from briefbook.model.fields import Form, columns
from briefbook.model.organisation import Organisation
from briefbook.model.outline import PaperKind, StoredPaper
from briefbook.model.person import Known, Name, NameForm, Person
from briefbook.model.programme import Attendance, Item, ItemState, Participant
from briefbook.model.protocol import Contact, ProtocolNote, Risk
from briefbook.model.record import Audience, Cite, Side, Stamp
from briefbook.model.source import Attachment, Photo, Source, Term
from briefbook.tree.dump import dump
from tests.covering import examples
from tests.unit.book.belgrade import ALL, EN, MADE, VISIT, dossier, paper, record, words

RUNGS = [rung for rung in Audience if rung is not Audience.NEVER]


def opened(one, rung):
    """The record with an audience of its own."""
    return replace(one, stamp=replace(one.stamp, audience=rung))


def ids(held):
    return {one.id for one in held.records}


@pytest.mark.parametrize(
    ("one", "rung"),
    [
        (TalkingPoint(id="x", brief="b", kind=PointKind.MAKE), Audience.INTERPRETER),
        (TalkingPoint(id="x", brief="b", kind=PointKind.TACTICAL), Audience.DELEGATION),
        (TalkingPoint(id="x", brief="b", kind=PointKind.AVOID), Audience.PRINCIPAL),
        (TalkingPoint(id="x", brief="b", kind=PointKind.RESPOND), Audience.DELEGATION),
        (Item(id="x", state=ItemState.FIRM), Audience.HOST),
        (Item(id="x", state=ItemState.TENTATIVE), Audience.DELEGATION),
        (Person(id="x", side=Side.HOST), Audience.HOST),
        (Person(id="x", side=Side.HOST, state=Known.TBC), Audience.DELEGATION),
        (Name(id="x", person="p", value="N"), Audience.HOST),
        (Name(id="x", person="p", value="N", form=NameForm.VARIANT), Audience.DELEGATION),
        (Participant(id="x", item="i"), Audience.HOST),
        (Participant(id="x", item="i", state=Attendance.TBC), Audience.DELEGATION),
        (Fact(id="x"), Audience.DELEGATION),
        (Contact(id="x"), Audience.DELEGATION),
        (Term(id="x"), Audience.INTERPRETER),
        (Brief(id="x", item="i"), Audience.INTERPRETER),
        (Organisation(id="x"), Audience.HOST),
        (paper(PaperKind.STEERING), Audience.DELEGATION),
        (paper(PaperKind.PROGRAMME), Audience.HOST),
        (paper(PaperKind.COVER), Audience.PRESS),
        (VISIT, Audience.PRESS),
        (Fact(id="x", stamp=Stamp(audience=Audience.PRESS)), Audience.PRESS),
    ],
)
def test_a_record_stands_on_its_own_rung_or_that_of_its_kind(one, rung) -> None:
    assert audience_of(one) is rung


def test_the_principal_sees_all_but_what_is_kept_from_everybody() -> None:
    held = dossier(opened(record("o1"), Audience.NEVER))
    assert ids(held) - ids(keep(held, Audience.PRINCIPAL)) == {"o1"}


def test_a_copy_for_nobody_is_the_principals() -> None:
    held = dossier()
    assert keep(held, Audience.NEVER) == keep(held, Audience.PRINCIPAL)


def test_each_rung_sees_no_more_than_the_one_before_it() -> None:
    seen = [ids(keep(dossier(), rung)) for rung in RUNGS]
    assert all(after <= before for before, after in itertools.pairwise(seen))


def test_children_go_with_their_parent() -> None:
    seen = ids(keep(dossier(opened(record("ristic"), Audience.NEVER)), Audience.PRINCIPAL))
    assert not {uid for uid in seen if uid.startswith("ristic")}


def test_a_participant_goes_with_the_person_rather_than_turn_into_a_nameless_one() -> None:
    held = dossier(
        opened(record("hashemi"), Audience.NEVER),
        Signatory(id="sig", agreement="ag", person="hashemi", post=words("M")),
    )
    seen = ids(keep(held, Audience.PRINCIPAL))
    assert not seen & {"i2-1", "d1", "sig"}
    assert {"i2-2", "d2"} <= seen


def test_what_leans_on_a_withheld_record_goes_with_it() -> None:
    leaning = (
        Risk(id="risk", item="i2", title=words("R")),
        ProtocolNote(id="note", item="i2", text=words("N")),
        Fact(id="fact", subject_uid="i2", text=words("F")),
        StoredPaper(id="page", tab="t", code="4.1", kind=PaperKind.MEETING, subject_uid="b2"),
    )
    seen = ids(keep(dossier(opened(record("i2"), Audience.NEVER), *leaning), Audience.PRINCIPAL))
    assert not seen & {"risk", "note", "fact", "page", "b2", "p1"}


def test_nothing_that_is_kept_points_at_what_is_gone() -> None:
    held = dossier(opened(record("f1"), Audience.NEVER), opened(record("ristic"), Audience.NEVER))
    seen = keep(held, Audience.PRINCIPAL)
    point = seen.get(TalkingPoint, "p1")
    assert point.support == ()
    assert point.to == ()
    assert seen.visit.invited_by == ""


def test_a_source_that_only_withheld_records_cite_goes_with_its_citations() -> None:
    secret = Fact(
        id="x", subject_uid="visit", text=words("X"), cites=(Cite("s2"),), stamp=Stamp(audience=Audience.NEVER)
    )
    held = dossier(secret, replace(record("f1"), cites=(Cite("s1"),)))
    assert [s.id for s in keep(held, Audience.PRINCIPAL).of(Source)] == ["s1"]


def test_a_source_that_nobody_ever_cites_stays() -> None:
    held = dossier(Source(id="s3", title="Unused"))
    assert "s3" in ids(keep(held, Audience.PRINCIPAL))


def test_a_citation_of_a_withheld_source_is_taken_out() -> None:
    held = dossier(opened(record("s2"), Audience.NEVER))
    assert keep(held, Audience.PRINCIPAL).get(Fact, "f1").cites == (Cite("s1"),)


def test_a_marking_that_is_withheld_is_taken_off() -> None:
    held = dossier(
        Source(id="s9", title="T", stamp=Stamp(audience=Audience.NEVER)),
        replace(record("f1"), stamp=Stamp(marking="s9")),
    )
    assert keep(held, Audience.PRINCIPAL).get(Fact, "f1").stamp.marking == ""


def test_bytes_and_file_names_go_with_their_picture() -> None:
    photo = Photo(id="ph", sha256="aa", stamp=Stamp(audience=Audience.PRINCIPAL))
    file = Attachment(id="at", sha256="bb", name="list.pdf")
    base = dossier(photo, file, replace(record("ristic"), photo="ph"), replace(record("s1"), attachment="at"))
    filed = (Filed("ph", "secret-face", "media", 1), Filed("at", "list", "media", 2), Filed("visit", "v", "visit", 1))
    held = replace(base, filed=filed, blobs=(Blob("aa", b"face"), Blob("bb", b"list")))
    seen = keep(held, Audience.DELEGATION)
    assert [blob.sha256 for blob in seen.blobs] == ["bb"]
    assert [f.id for f in seen.filed] == ["list", "v"]
    assert seen.get(Person, "ristic").photo == ""


def test_an_emblem_may_be_seen_by_all_but_a_portrait_may_not() -> None:
    held = dossier(
        Photo(id="logo", sha256="aa"),
        Photo(id="face", sha256="bb"),
        replace(record("ict"), logo="logo"),
        replace(record("ristic"), photo="face"),
    )
    assert [p.id for p in keep(held, Audience.HOST).of(Photo)] == ["logo"]


@pytest.mark.parametrize(
    ("one", "name", "rung"),
    [
        (Provision(id="x", agreement="ag", subject=words("S"), fallback=words("F")), "fallback", Audience.DELEGATION),
        (Provision(id="x", agreement="ag", subject=words("S"), red_line=words("R")), "red_line", Audience.DELEGATION),
        (Person(id="x", side=Side.HOST, sensitivity=words("S")), "sensitivity", Audience.PRINCIPAL),
        (Person(id="x", side=Side.HOST, wants=words("W")), "wants", Audience.DELEGATION),
        (Delegate(id="x", room="204", role=words("R")), "room", Audience.DELEGATION),
        (Item(id="x", group_note=words("G")), "group_note", Audience.DELEGATION),
        (Brief(id="x", item="i2", outcome=words("O")), "outcome", Audience.DELEGATION),
    ],
)
def test_a_field_may_be_held_back_from_readers_of_the_record(one, name, rung) -> None:
    held = dossier(
        opened(one, Audience.PRESS), opened(record("i2"), Audience.PRESS), opened(record("ag"), Audience.PRESS)
    )
    inside, outside = keep(held, rung), keep(held, RUNGS[RUNGS.index(rung) + 1])
    assert getattr(inside.find("x"), name) == getattr(one, name)
    assert not getattr(outside.find("x"), name)


def test_a_visit_that_the_reader_may_not_see_says_nothing_of_itself() -> None:
    seen = keep(dossier(visit=opened(VISIT, Audience.DELEGATION)), Audience.HOST)
    assert not seen.visit.title
    assert seen.visit.code == ""
    assert seen.visit.zone_host == "Europe/Belgrade"


CANARY = "Canary{}x"


def planted(one, number):
    """The record with a canary in every text column that is not a key of the book's structure."""
    mark = CANARY.format(number)
    values = {
        name: LocalText.of({lang: f"{mark} {lang}" for lang in Lang})
        for name, column in columns(type(one))
        if column.form in (Form.WORDS, Form.TEXT)
    }
    if isinstance(one, Name | Source):
        values |= {"value": mark} if isinstance(one, Name) else {"title": mark}
    return replace(one, **values)


PLANTED = tuple(planted(one, number) for number, one in enumerate(ALL))


@settings(max_examples=examples(5), suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_withheld_record_leaves_a_trace_in_the_book(data) -> None:
    """Random audiences for all records, a random reader: what stands below the reader's rung is not in the tree."""
    rung = data.draw(st.sampled_from(RUNGS))
    plan = replace(data.draw(st.sampled_from([EN, replace(EN, lang=Lang.FA)])), audience=rung)
    choices = st.sampled_from([None, *Audience])
    made = [opened(one, data.draw(choices)) for one in PLANTED]
    held = Dossier(VISIT, (VISIT, *made))
    out = dump(assemble(held, plan, MADE, Prose()))
    hidden = [n for n, one in enumerate(made) if audience_of(one).rung < rung.rung]
    leaks = [type(made[n]).__name__ for n in hidden if CANARY.format(n) in out]
    assert leaks == []


def test_the_canaries_that_may_be_seen_are_in_the_book() -> None:
    """Else the test above could not fail."""
    held = Dossier(VISIT, (VISIT, *PLANTED))
    out = dump(assemble(held, EN, MADE, Prose()))
    seen = {type(one).__name__ for n, one in enumerate(PLANTED) if CANARY.format(n) in out}
    # A participant who is a person prints by name.
    assert {type(one).__name__ for one in PLANTED} - seen == {"Participant"}


def test_every_text_column_is_planted() -> None:
    assert all(any(f.name == "id" for f in fields(one)) for one in PLANTED)
    assert {type(one) for one in PLANTED} >= {Participant, Brief, TalkingPoint, Fact, Provision}

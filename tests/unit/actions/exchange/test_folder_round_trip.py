"""Folder to values to folder: the same bytes; and what new or odd records become."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefbook.actions.exchange.folder import Reading, read_folder, write_folder
from briefbook.actions.exchange.folder.lines import scalar, several
from briefbook.errors import WriteError
from briefbook.lang.tongue import Lang, LocalText, Standing, Wording
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.country import Country
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.outline import Waiver
from briefbook.model.person import Name, NameForm, Person
from briefbook.model.programme import Item, Participant
from briefbook.model.record import Cite, Clearance, Record, Side, Stamp
from briefbook.model.source import Photo, Source

# ZWNJ, soft hyphen, RLM, LRM, NBSP, an isolate with its end, Arabic and Persian yeh and kaf.
INVISIBLE = "می\u200cخواهیم co\u00adop \u200f\u200e a\u00a0b \u2067x\u2069 \u064a\u06cc \u0643\u06a9"
IN_A_LINE = (
    "می\u200cخواهیم co\u00adop  a\u00a0b x \u064a\u06cc \u0643\u06a9"  # names and titles take no direction marks
)


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def read(folder: Path) -> Reading:
    reading = read_folder(folder)
    assert not reading.faults, "\n".join(map(str, reading.faults))
    return reading


def written(folder: Path) -> dict[str, bytes]:
    return write_folder(read(folder).dossier)


def with_record(dossier: Dossier, *records: Record) -> Dossier:
    ids = {record.id for record in records}
    kept = tuple(record for record in dossier.records if record.id not in ids)
    return Dossier(dossier.visit, (*kept, *records), dossier.filed, dossier.blobs)


def uid(number: int) -> Uid:
    return Uid(f"01953a67-4000-7000-8000-{number:012}")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_a_canonical_folder_comes_back_byte_for_byte(small: Path):
    assert written(small) == files_of(small)


def test_a_record_without_a_uid_gets_the_same_one_each_time(small: Path):
    before = read(small)
    for path in small.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"^uid: (?!01953a67-4000-7(b54|93e)).*\n", "", text, flags=re.MULTILINE),
            newline="\n",
            encoding="utf-8",
        )
    assert read(small).records == before.records


def test_a_visit_without_a_uid_gets_it_from_its_first_day_and_id(small: Path):
    edit(small / "visit.md", "uid: 01953a67-4000-7b54-9c1f-2f6a8e0d4c31\n", "")
    first = read(small).visit
    assert first.startswith("01953a67-4000-7")
    edit(small / "visit.md", "2025-02-25", "2025-02-24")
    assert read(small).visit != first


def test_the_places_of_people_come_from_their_files_and_digits_count_as_numbers(small: Path):
    for number in (10, 9):
        (small / f"facts/f{number}.md").parent.mkdir(exist_ok=True)
        (small / f"facts/f{number}.md").write_text(f"---\nid: f{number}\nkind: event\ntext.en: x\n---\n")
    facts = read(small).dossier.of(Fact)
    ids = {filed.record: filed.id for filed in read(small).filed}
    assert [(ids[fact.id], fact.seq) for fact in facts] == [("f6", 1), ("f9", 2), ("f10", 3)]


def test_names_lists_and_countries_become_records_that_are_not_filed(small: Path):
    reading = read(small)
    filed = {one.record for one in reading.filed}
    made = [record for record in reading.records if record.id not in filed]
    assert {type(record) for record in made} == {Name, Participant, Country}
    assert sorted(country.iso for country in reading.dossier.of(Country)) == ["IR", "RS"]
    variants = [name.value for name in reading.dossier.of(Name) if name.form is NameForm.VARIANT]
    assert variants == ["Dejan Ristic", "Dejan Listic"]


def test_a_name_with_a_source_is_written_as_a_record_beside_its_person(small: Path):
    dossier = read(small).dossier
    source = dossier.of(Source)[0]
    name = next(name for name in dossier.of(Name) if name.value == "Dejan Listic")
    out = write_folder(with_record(dossier, replace(name, source=source.id)))["people/ristic.md"].decode()
    assert "name.en.variant: [Dejan Ristic]" in out
    values = "person: ristic\nlang: en\nform: variant\nvalue: Dejan Listic\nsource: s1"
    assert f"type: name\nid: ristic-1\nuid: {name.id}\n{values}\n---\n" in out


def test_a_participant_with_a_seat_is_written_as_a_record_and_comes_back(small: Path):
    dossier = read(small).dossier
    seated = replace(dossier.of(Participant)[1], seat="2")
    out = write_folder(with_record(dossier, seated))
    assert b"participants: [hashemi principal]" in out["programme.md"]
    (small / "programme.md").write_bytes(out["programme.md"])
    assert seated.seat in [row.seat for row in read(small).dossier.of(Participant)]
    assert {row.id for row in read(small).dossier.of(Participant)} == {row.id for row in dossier.of(Participant)}


def test_a_row_that_a_waiver_names_gets_an_id(small: Path):
    dossier = read(small).dossier
    row = dossier.of(Participant)[0]
    waiver = Waiver(id=uid(1), rule="placeholder", target_uid=row.id)
    out = write_folder(with_record(dossier, waiver))
    assert b"about: participant i02-1" in out["book.md"]


def test_new_records_join_the_file_of_their_parent_with_made_ids(small: Path):
    dossier = read(small).dossier
    brief = dossier.of(Brief)[0]
    new = (
        TalkingPoint(
            id=uid(1), seq=2, brief=brief.id, kind=PointKind.AVOID, headline=LocalText.of({Lang.EN: "No dates"})
        ),
        Person(id=uid(2), seq=3, side=Side.OTHER),
        Name(id=uid(3), person=uid(2), lang=Lang.SR_LATN, value="Đorđe Šćepanović"),
        Item(id=uid(4), seq=2, visit=dossier.visit.id, title=LocalText.of({Lang.EN: "Lunch"})),
        Brief(id=uid(5), seq=2, item=uid(4)),
    )
    out = write_folder(with_record(dossier, *new))
    assert b"id: b02-1" in out["points/b02.md"]
    assert b"id: djordje-scepanovic\n" in out["people/djordje-scepanovic.md"]
    assert b"id: djordje-scepanovic-1\n" in out["people/djordje-scepanovic.md"]
    assert b"id: lunch\n" in out["programme.md"]
    assert "meetings/lunch-1.md" in out
    for name, content in out.items():
        (small / name).parent.mkdir(exist_ok=True)
        (small / name).write_bytes(content)
    assert {record.id for record in new} <= {record.id for record in read(small).records}
    assert written(small) == files_of(small)


def test_a_new_order_of_items_is_written(small: Path):
    (small / "facts.md").write_text(
        "---\nid: a\nkind: event\ntext.en: a\n---\n\n---\nid: f6\nkind: event\ntext.en: b\n---\n"
    )
    dossier = read(small).dossier
    a, b = dossier.of(Fact)
    swapped = write_folder(with_record(dossier, replace(a, seq=2), replace(b, seq=1)))["facts.md"].decode()
    assert swapped.index("id: f6") < swapped.index("id: a\n")


def test_states_of_wordings_and_of_the_record_come_back(small: Path):
    dossier = read(small).dossier
    fact = dossier.of(Fact)[0]
    wordings = {
        Lang.EN: Wording("a", Standing.CLEARED),
        Lang.FA: Wording("b", Standing.MACHINE, stale=True),
        Lang.SR_CYRL: Wording("в"),
    }
    stamp = replace(fact.stamp, original=Lang.FA, clearance=Clearance.CLEARED, owner="desk: 2")
    new = replace(
        fact, text=LocalText.of(wordings), stamp=stamp, cites=(Cite(fact.cites[0].source, "p. 2, 3", "text"),)
    )
    out = write_folder(with_record(dossier, new))
    text = out["facts.md"].decode()
    assert 'original: fa\nclearance: cleared\nowner: "desk: 2"\n' in text
    assert 'cites.text: ["s1 p. 2, 3"]\nstale.fa: [text]\nmachine.fa: [text]\ncleared.en: [text]\n' in text
    (small / "facts.md").write_bytes(out["facts.md"])
    assert read(small).dossier.of(Fact)[0] == new


def test_texts_that_would_end_a_record_are_written_so_that_they_do_not(small: Path):
    dossier = read(small).dossier
    brief = dossier.of(Brief)[0]
    hostile = "\n\n# A heading\n\n---\n\n```\n---\n# kept\n"
    changed = replace(brief, outcome=LocalText.of({Lang.EN: hostile}))
    out = write_folder(with_record(dossier, changed))
    (small / "meetings/b02.md").write_bytes(out["meetings/b02.md"])
    assert read(small).dossier.of(Brief)[0].outcome.text(Lang.EN) == "## A heading\n\n***\n\n```\n---\n# kept\n```"
    assert written(small) == files_of(small)


def test_no_invisible_character_is_lost(small: Path):
    edit(small / "points/b02.md", "صربستان یکی", f"{INVISIBLE} صربستان یکی")
    edit(small / "points/b02.md", "headline.fa: ", f"headline.fa: {INVISIBLE} ")
    point = read(small).dossier.of(TalkingPoint)[0]
    assert point.text.text(Lang.FA).startswith(INVISIBLE)
    assert point.headline.text(Lang.FA).startswith(IN_A_LINE)
    for name, content in written(small).items():
        (small / name).write_bytes(content)
    again = read(small).dossier.of(TalkingPoint)[0]
    assert again == point
    assert written(small) == files_of(small)


def test_direction_marks_without_a_partner_are_remarked(small: Path):
    edit(small / "points/b02.md", "صربستان یکی", "\u202eصربستان یکی")
    assert [str(n.phrase) for n in read(small).notices] == [
        "points/b02.md:16: the text holds direction marks without a partner."
    ]


def test_comments_are_remarked_because_they_do_not_survive(small: Path):
    edit(small / "facts.md", "kind: quote", "# who said it?\nkind: quote # check")
    assert [str(n.phrase) for n in read(small).notices] == [
        "facts.md: comments between the keys are not kept. Move them into a note."
    ]
    assert b"#" not in written(small)["facts.md"]


def test_other_line_ends_a_mark_and_unsorted_keys_come_back_tidied(small: Path):
    tidy = files_of(small)
    text = (
        (small / "facts.md")
        .read_text(encoding="utf-8")
        .replace("id: f6\n", "")
        .replace("kind: quote", "kind: 'quote'\nid: f6")
    )
    (small / "facts.md").write_bytes(b"\xef\xbb\xbf\n" + text.replace("\n", "\r\n").encode())
    assert written(small) == tidy


def test_persian_digits_are_read_and_written_as_ascii(small: Path):
    edit(small / "facts.md", "kind: quote", "kind: quote\nvalue: ۲٫۹۶\nas_of: ۲۰۲۵-۰۲\nreview_by: j۱۴۰۳-۱۲-۰۷")
    assert b"value: 2.96\nas_of: 2025-02\nreview_by: 2025-02-25\n" in written(small)["facts.md"]


def test_an_unknown_state_of_an_item_is_to_be_confirmed(small: Path):
    edit(small / "programme.md", "state: firm\n", "")
    assert b"state: tbc\n" in written(small)["programme.md"]


def test_the_readme_the_overlays_and_desk_dust_are_left_alone(small: Path):
    (small / "README.md").write_text("About.")
    (small / "edition-2").mkdir()
    (small / "edition-2/visit.md").write_text("not read")
    (small / ".DS_Store").write_bytes(b"\0")
    read(small)


def test_a_picture_that_the_dossier_does_not_hold_is_a_refusal(small: Path):
    dossier = read(small).dossier
    with pytest.raises(WriteError, match="The file of photo ristic-drawn is not in the library"):
        write_folder(Dossier(dossier.visit, dossier.records, dossier.filed))


def test_two_files_of_one_name_are_told_apart(small: Path):
    dossier = read(small).dossier
    photo = dossier.of(Photo)[0]
    taken = next(one for one in dossier.filed if one.record == photo.id)
    other = replace(photo, id=uid(1), sha256="0" * 64)
    blob = type(dossier.blobs[0])("0" * 64, b"other")
    filed = (*dossier.filed, replace(taken, record=uid(1), id="second"))
    out = write_folder(Dossier(dossier.visit, (*dossier.records, other), filed, (*dossier.blobs, blob)))
    assert out["media/second.png"] == b"other"


@pytest.mark.parametrize("file", ["../../etc/passwd", "visit/../../x", "/abs", "nowhere", ""])
def test_a_place_that_is_none_is_not_taken_from_a_library(small: Path, file: str):
    dossier = read(small).dossier
    filed = tuple(replace(one, file=file) if one.id == "f6" else one for one in dossier.filed)
    assert set(write_folder(Dossier(dossier.visit, dossier.records, filed, dossier.blobs))) == set(files_of(small))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Belgrade", "Belgrade"),
        ("09:30", "09:30"),
        ("2025-02-25T12:00+03:30", "2025-02-25T12:00+03:30"),
        ("2.96", "2.96"),
        ("no", "no"),
        ("سفر", "سفر"),
        ("-3", '"-3"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ('say "x"', '"say \\"x\\""'),
        ("\u200cx", '"\u200cx"'),
        ("a\u2028b\ufeff", '"a\\u2028b\\ufeff"'),
        ("a, b", "a, b"),
    ],
)
def test_values_are_plain_where_yaml_lets_them(text: str, said: str):
    assert scalar(text) == said


def test_a_comma_is_quoted_in_a_list_only():
    assert several(["a, b", "c"]) == '["a, b", c]'


def test_the_stamp_of_a_fresh_record_says_nothing(small: Path):
    dossier = read(small).dossier
    assert all(record.stamp == Stamp() for record in dossier.of(Fact))

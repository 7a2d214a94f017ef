"""Editions as overlays: what is named replaces, the rest stays."""

from pathlib import Path

import pytest
from PIL import Image

from briefbook.actions.exchange.folder import Reading, read_folder, write_folder
from briefbook.lang.tongue import Lang
from briefbook.model.fact import Fact
from briefbook.model.programme import Item, Participant
from briefbook.model.source import Photo


@pytest.fixture
def edition(small: Path) -> Path:
    """An overlay with nothing but the visit."""
    folder = small / "edition-2"
    folder.mkdir()
    visit = (small / "visit.md").read_text(encoding="utf-8").partition("\n---\ntype")[0]
    (folder / "visit.md").write_text(visit, encoding="utf-8", newline="\n")
    return folder


def read(folder: Path) -> Reading:
    reading = read_folder(folder)
    assert not reading.faults, "\n".join(map(str, reading.faults))
    return reading


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in read_folder(folder).faults]


def test_an_overlay_that_changes_nothing_gives_the_base(small: Path, edition: Path):
    assert read(edition).records == read(small).records
    assert read(edition).filed == read(small).filed
    assert read(edition).sha256 != read(small).sha256


def test_a_record_replaces_the_one_with_its_type_and_id_whole_and_takes_its_uid(small: Path, edition: Path):
    (edition / "facts.md").write_text("---\nid: f6\nkind: event\ntext.en: New\n---\n")
    before, after = read(small).dossier.of(Fact)[0], read(edition).dossier.of(Fact)[0]
    assert after.id == before.id
    assert (after.text.text(Lang.EN), after.subject_uid, after.cites) == ("New", "", ())


def test_a_new_record_stands_after_the_named_one_and_what_belongs_to_it(small: Path, edition: Path):
    with (small / "programme.md").open("a", newline="\n") as file:
        file.write("\n---\ntype: participant\nid: i02-1\nitem: i02\nlabel.en: A guest\n---\n")
        file.write("\n---\nid: i03\nkind: meal\ntitle.en: Dinner\nstate: tbc\n---\n")
    (edition / "programme.md").write_text("---\nid: i04\nafter: i02\nkind: press\ntitle.en: Press\nstate: firm\n---\n")
    reading = read(edition)
    ids = {filed.record: filed.id for filed in reading.filed}
    assert [ids[item.id] for item in reading.dossier.of(Item)] == ["i02", "i04", "i03"]
    order = [f.id for f in sorted(reading.filed, key=lambda f: f.seq) if f.file == "programme"]
    assert order == ["i02", "i02-1", "i04", "i03"]


def test_a_new_record_without_a_place_stands_last(small: Path, edition: Path):
    (edition / "facts.md").write_text("---\nid: a1\nkind: event\ntext.en: New\n---\n")
    reading = read(edition)
    assert [f.id for f in reading.filed if f.file == "facts"] == ["f6", "a1"]
    assert [f.text.text(Lang.EN)[:3] for f in reading.dossier.of(Fact)] == ["Ser", "New"]


def test_a_record_that_is_gone_is_gone_and_named(small: Path, edition: Path):
    (edition / "visit.md").write_text(
        (edition / "visit.md").read_text(encoding="utf-8") + "\n---\ntype: objective\nid: o1\ngone: yes\n---\n",
        encoding="utf-8",
    )
    objective = next(f.record for f in read(small).filed if f.id == "o1")
    reading = read(edition)
    assert reading.gone == (objective,)
    assert objective not in {record.id for record in reading.records}


def test_a_link_to_a_record_that_is_gone_is_a_fault_where_it_stands(small: Path, edition: Path):
    (edition / "facts.md").write_text("---\nid: f6\ngone: yes\n---\n")
    assert faults(edition) == [
        'achievements/a6.md:6: no fact has the id "f6". Write the id of fact, or add the record.',
        'points/b02.md:9: no fact has the id "f6". Write the id of fact, or add the record.',
    ]


def test_faults_of_an_overlay_name_its_file(edition: Path):
    (edition / "facts.md").write_text(
        "---\nid: f7\ngone: yes\n---\n\n---\nid: f8\nafter: f66\nkind: event\ntext.en: x\n---\n"
    )
    assert faults(edition) == [
        'edition-2/facts.md:3: no fact has the id "f7". Leave the record out; there is nothing to take away.',
        'edition-2/facts.md:8: no fact has the id "f66". Did you mean "f6"?',
    ]


def test_another_uid_for_the_same_record_is_a_fault(edition: Path):
    text = (edition / "visit.md").read_text(encoding="utf-8")
    (edition / "visit.md").write_text(text.replace("7b54-9c1f", "7b55-9c1f"), encoding="utf-8")
    assert faults(edition) == [
        'edition-2/visit.md:3: "uid" is not that of visit.md:3. Write 01953a67-4000-7b54-9c1f-2f6a8e0d4c31, '
        "or leave the line out."
    ]


def test_after_a_record_that_is_nothing_like_any_says_what_to_write(edition: Path):
    (edition / "facts.md").write_text("---\nid: f8\nafter: qqqqqq\nkind: event\ntext.en: x\n---\n")
    assert faults(edition) == [
        'edition-2/facts.md:3: no fact has the id "qqqqqq". Write the id of fact, or add the record.'
    ]


def test_gone_is_yes_or_no_and_a_visit_never_is(edition: Path):
    (edition / "facts.md").write_text("---\nid: f6\ngone: maybe\nkind: event\ntext.en: x\n---\n")
    visit = (edition / "visit.md").read_text(encoding="utf-8")
    (edition / "visit.md").write_text(visit.replace("kind: official", "gone: yes\nkind: official"), encoding="utf-8")
    assert faults(edition) == [
        'edition-2/facts.md:3: "maybe" is neither yes nor no. Write yes or no.',
        "edition-2/visit.md:6: a visit cannot be gone from its own folder. Leave the line out.",
    ]


def test_an_overlay_without_its_visit_is_a_fault(edition: Path):
    (edition / "visit.md").unlink()
    assert faults(edition) == [
        'edition-2/visit.md:1: there is no visit.md in "edition-2". Name the folder of one visit.'
    ]


def test_overlays_up_to_the_named_one_are_laid_in_order_of_their_numbers(small: Path, edition: Path):
    for number in (2, 3, 10):
        folder = small / f"edition-{number}"
        folder.mkdir(exist_ok=True)
        (folder / "visit.md").write_bytes((edition / "visit.md").read_bytes())
        (folder / "facts.md").write_text(f"---\nid: f6\nkind: event\ntext.en: Edition {number}\n---\n")
    said = [
        read(small / name).dossier.of(Fact)[0].text.text(Lang.EN) for name in ("edition-2", "edition-3", "edition-10")
    ]
    assert said == ["Edition 2", "Edition 3", "Edition 10"]


def test_a_picture_is_sought_in_the_overlay_and_then_in_the_base(small: Path, edition: Path):
    (edition / "media.md").write_text("---\nid: ristic-drawn\nfile: media/ristic.png\nalt.en: Other words\n---\n")
    base = read(small).dossier.of(Photo)[0]
    assert read(edition).dossier.of(Photo)[0].sha256 == base.sha256
    (edition / "media").mkdir()
    Image.new("RGB", (9, 9)).save(edition / "media/ristic.png")
    assert read(edition).dossier.of(Photo)[0].width == 9


def test_a_folder_laid_over_is_written_as_one(edition: Path, small: Path, tmp_path: Path):
    (edition / "programme.md").write_text("---\nid: i04\nkind: press\ntitle.en: Press\nstate: firm\n---\n")
    out = write_folder(read(edition).dossier)
    for name, content in out.items():
        (tmp_path / "whole" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "whole" / name).write_bytes(content)
    whole = read(tmp_path / "whole")
    assert whole.records == read(edition).records
    assert write_folder(whole.dossier) == out
    assert len(whole.dossier.of(Participant)) == 2

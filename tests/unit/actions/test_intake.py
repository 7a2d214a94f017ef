"""Folders into a library: one step, once, and nothing of the library's own lost."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefbook.actions.exchange.folder import FolderFaults, read_folder, write_folder
from briefbook.actions.intake import import_folder, preview_folder
from briefbook.errors import StoreError, phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.country import Country
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.person import Name, Person
from briefbook.model.programme import Participant
from briefbook.model.record import Clearance
from briefbook.model.source import Source
from briefbook.store.library import Library

SMALL = Path(__file__).parent / "exchange" / "small"
DAY = date(2025, 2, 25)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "belgrade-2025"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def overlay(small: Path, **files: str) -> Path:
    """An edition 2 with the visit unchanged and these files."""
    folder = small / "edition-2"
    folder.mkdir()
    visit = (small / "visit.md").read_text(encoding="utf-8").partition("\n---\ntype")[0]
    (folder / "visit.md").write_text(visit, encoding="utf-8", newline="\n")
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
    return folder


def test_folder_to_library_to_folder_is_byte_identical(small: Path):
    before = {p.relative_to(small).as_posix(): p.read_bytes() for p in small.rglob("*") if p.is_file()}
    reading = read_folder(small)
    with Library.in_memory() as library:
        done = import_folder(library, reading, day=DAY, who="desk")
        assert (done.new, done.changed, done.gone, done.same) == (len(reading.records), 0, 0, 0)
        assert done.changes
        assert write_folder(library.dossier(reading.visit)) == before


def test_a_preview_counts_and_writes_nothing(small: Path):
    reading = read_folder(small)
    with Library.in_memory() as library:
        assert preview_folder(library, reading).written == len(reading.records)
        assert library.visits() == ()


def test_the_second_import_changes_nothing(small: Path):
    reading = read_folder(small)
    with Library.in_memory() as library:
        import_folder(library, reading, day=DAY, who="")
        steps = library.log.steps()
        again = import_folder(library, read_folder(small), day=date(2025, 3, 1), who="other")
        assert again.written == 0
        assert not again.changes
        assert library.log.steps() == steps


def test_an_import_is_one_step_that_can_be_undone(small: Path):
    reading = read_folder(small)
    with Library.in_memory() as library:
        import_folder(library, reading, day=DAY, who="")
        assert len(library.log.steps()) == 1
        library.log.undo()
        assert library.visits() == ()
        assert not library.imported(reading.sha256)


def test_a_folder_with_faults_is_refused_whole_and_nothing_is_written(small: Path):
    edit(small / "facts.md", "kind: quote", "kind: rumour")
    with Library.in_memory() as library:
        with pytest.raises(FolderFaults, match=r'facts\.md:6: "rumour" is no kind\.'):
            import_folder(library, read_folder(small), day=DAY, who="")
        with pytest.raises(FolderFaults):
            preview_folder(library, read_folder(small))
        assert library.visits() == ()


def test_an_overlay_is_an_update(small: Path):
    base = read_folder(small)
    edition = read_folder(
        overlay(
            small,
            facts="---\nid: f6\nkind: event\ntext.en: New words\n---\n",
            programme="---\nid: i03\nafter: i02\nkind: meal\ntitle.en: Dinner\nstate: firm\n---\n",
            sources="---\nid: s2\ntitle: Another\n---\n",
        )
    )
    assert edition.faults == ()
    with Library.in_memory() as library:
        import_folder(library, base, day=DAY, who="")
        done = import_folder(library, edition, day=DAY, who="")
        assert (done.new, done.changed, done.gone) == (2, 1, 0)
        dossier = library.dossier(base.visit)
        assert write_folder(dossier) == write_folder(edition.dossier)
        assert len(library.visits()) == 1
        library.log.undo()
        assert write_folder(library.dossier(base.visit)) == write_folder(base.dossier)


def test_what_an_overlay_takes_away_leaves_the_library(small: Path):
    base = read_folder(small)
    edition = read_folder(
        overlay(
            small,
            programme="---\nid: i02\nkind: meeting\ntitle.en: First\nstate: firm\nparticipants: [hashemi chair]\n---\n",
            people="---\nid: hashemi\nside: own\nname.en: S. S. Hashemi\n---\n",
            points="---\nid: b02-3\ngone: yes\n---\n",
        )
    )
    assert edition.faults == ()
    with Library.in_memory() as library:
        import_folder(library, base, day=DAY, who="")
        done = import_folder(library, edition, day=DAY, who="")
        dossier = library.dossier(base.visit)
        assert done.gone == 3  # the point, the Persian name, the other participant
        assert len(dossier.of(Participant)) == 1
        assert [n.value for n in dossier.of(Name)].count("S. S. Hashemi") == 1
        assert write_folder(dossier) == write_folder(edition.dossier)


def test_a_source_that_another_visit_cites_stays_and_is_named(small: Path):
    base = read_folder(small)
    edition = read_folder(
        overlay(
            small,
            sources="---\nid: s1\ngone: yes\n---\n",
            facts="---\nid: f6\nkind: event\ntext.en: x\n---\n",
            programme="---\nid: i02\nkind: meeting\ntitle.en: First\nstate: firm\n---\n",
            people="---\ntype: holding\nid: ristic-minister\nperson: ristic\npost.en: Minister\n---\n",
        )
    )
    assert edition.faults == ()
    with Library.in_memory() as library:
        import_folder(library, base, day=DAY, who="")
        source = library.all(Source)[0]
        with library.transaction(phrase("Elsewhere")):
            fact = library.all(Fact)[0]
            library.put(replace(fact, id=Uid("01953a67-4000-7000-8000-000000000001")))
        done = import_folder(library, edition, day=DAY, who="")
        assert [notice.rule for notice in done.notices] == ["stays"]
        assert library.get(Source, source.id) == source


def test_what_a_folder_cannot_say_is_kept(small: Path):
    edit(small / "facts.md", "id: f6\n", "id: f6\nclearance: cleared\n")
    reading = read_folder(small)
    when = datetime(2025, 2, 25, 9, tzinfo=UTC)
    with Library.in_memory() as library:
        import_folder(library, reading, day=DAY, who="")
        fact = library.all(Fact)[0]
        with library.transaction(phrase("Clear")):
            library.put(replace(fact, stamp=replace(fact.stamp, cleared_by="desk", cleared_at=when)))
        edit(small / "sources.md", "publisher: IRNA", "publisher: Agency")
        import_folder(library, read_folder(small), day=DAY, who="")
        stamp = library.all(Fact)[0].stamp
        assert (stamp.clearance, stamp.cleared_by, stamp.cleared_at) == (Clearance.CLEARED, "desk", when)


def test_a_country_that_is_only_named_does_not_blank_what_the_library_knows(small: Path):
    reading = read_folder(small)
    with Library.in_memory() as library:
        import_folder(library, reading, day=DAY, who="")
        serbia = next(country for country in library.all(Country) if country.iso == "RS")
        with library.transaction(phrase("Edit country")):
            library.put(replace(serbia, capital=LocalText.of({Lang.EN: "Belgrade"})))
        edit(small / "facts.md", "text.en: Serbia is", "text.en: Serbia may be")
        import_folder(library, read_folder(small), day=DAY, who="")
        found = [c for c in library.all(Country) if c.iso == "RS"]
        assert [c.capital.text(Lang.EN) for c in found] == ["Belgrade"]


def test_a_second_visit_to_the_same_countries_finds_them(small: Path, tmp_path: Path):
    other = Path(shutil.copytree(small, tmp_path / "other"))
    for path in other.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if not line.startswith("uid: ")]
        path.write_text(
            "\n".join(lines).replace("id: belgrade-2025", "id: belgrade-2026"), encoding="utf-8", newline="\n"
        )
    first, second = read_folder(small), read_folder(other)
    assert second.faults == ()
    with Library.in_memory() as library:
        import_folder(library, first, day=DAY, who="")
        import_folder(library, second, day=DAY, who="")
        assert sorted(country.iso for country in library.all(Country)) == ["IR", "RS"]
        assert len(library.visits()) == 2
        assert len(library.dossier(second.visit).of(Person)) == 2
        assert write_folder(library.dossier(first.visit)) == write_folder(first.dossier)
        assert write_folder(library.dossier(second.visit)) == write_folder(second.dossier)


def test_a_library_file_that_holds_something_is_backed_up_before_an_import_writes(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))
    with Library.create(tmp_path / "a.briefbook") as library:
        import_folder(library, read_folder(small), day=DAY, who="")
        assert library.backups.all() == ()  # nothing was there to lose
        edit(small / "facts.md", "kind: quote", "kind: event")
        import_folder(library, read_folder(small), day=DAY, who="")
        (copy,) = library.backups.all()
    with Library.open(copy.path, read_only=True) as earlier:
        assert [fact.kind.value for fact in earlier.all(Fact)] == ["quote"]


def test_an_import_that_cannot_be_backed_up_writes_nothing(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "data").write_text("no folder")
    monkeypatch.setenv("BRIEFBOOK_DATA", str(tmp_path / "data"))
    with Library.create(tmp_path / "a.briefbook") as library:
        import_folder(library, read_folder(small), day=DAY, who="")
        edit(small / "facts.md", "kind: quote", "kind: event")
        with pytest.raises(StoreError, match=r"No backup could be written to .+: .+ Free some space there"):
            import_folder(library, read_folder(small), day=DAY, who="")
        assert [fact.kind.value for fact in library.all(Fact)] == ["quote"]

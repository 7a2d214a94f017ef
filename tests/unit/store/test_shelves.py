from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefbook.errors import Ref, StoreError, phrase
from briefbook.lang.dates import Day
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.dossier import Filed
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.kinds import KINDS
from briefbook.model.outline import BriefingBook, Edition, Plan
from briefbook.model.person import Holding, Name, Person
from briefbook.model.programme import Item
from briefbook.model.record import Cite, Stamp
from briefbook.model.site import Site
from briefbook.model.source import Photo, Source, Term
from briefbook.model.visit import Visit
from briefbook.store.editions import IssuedPage
from briefbook.store.library import Library
from tests.store.examples import anchors
from tests.store.scenes import FACT, PERSON, POINT, SOURCE, VISIT, filled, visit_records


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory() as made:
        yield filled(made)


def uids(library: Library, visit: str = VISIT) -> set[str]:
    return {record.id for record in library.dossier(visit).records}


def test_a_dossier_holds_what_a_visit_owns_and_what_that_points_at(library: Library) -> None:
    assert uids(library) == {record.id for record in visit_records()}


def test_a_dossier_stands_in_the_order_of_kinds_and_of_seq(library: Library) -> None:
    records = library.dossier(VISIT).records
    kinds = [kind.record for kind in KINDS]
    places = [(kinds.index(type(record)), record.seq) for record in records]
    assert places == sorted(places)


def test_a_shared_record_is_part_of_a_visit_when_it_is_filed_there(library: Library) -> None:
    with library.transaction(phrase("Put")):
        library.put(Term(id=Uid("t"), text=LocalText.of({Lang.EN: "fibre"})))
    assert "t" not in uids(library)
    with library.transaction(phrase("File")):
        library.file(VISIT, [Filed(Uid("t"), "fibre", "glossary", 0)])
    assert "t" in uids(library)
    assert library.dossier(VISIT).filed == (Filed(Uid("t"), "fibre", "glossary", 0),)


def test_a_link_does_not_lead_into_another_visit(library: Library) -> None:
    with library.transaction(phrase("Put")):
        library.put_all(
            [
                Visit(id=Uid("v2")),
                Item(id=Uid("i2"), visit=Uid("v2")),
                Site(id=Uid("site"), items=(Uid("i"), Uid("i2"))),
                Fact(id=Uid("f2"), subject_uid=Uid("v2"), cites=(Cite(Uid("s2")),)),
                Source(id=Uid("s2")),
            ]
        )
        library.file(VISIT, [Filed(Uid("site"), "t1", "sites", 0), Filed(Uid("f2"), "f2", "facts", 0)])
    found = uids(library)
    assert {"site", "f2", "s2", "i"} <= found
    assert not {"v2", "i2"} & found


def test_the_marking_of_a_record_comes_along() -> None:
    with Library.in_memory() as library:
        with library.transaction(phrase("Put")):
            library.put_all(anchors())
            visit = library.get(Visit, "visit-1")
            assert visit is not None
            library.put(replace(visit, stamp=Stamp(marking=Uid("marking-1"))))
        assert "marking-1" in uids(library, "visit-1")


def test_a_dossier_brings_the_bytes_of_its_pictures(library: Library) -> None:
    with library.transaction(phrase("Put")):
        sha256 = library.keep_blob(b"picture")
        library.keep_blob(b"nobody's")
        library.put(Photo(id=Uid("ph"), sha256=sha256))
        person = library.get(Person, PERSON)
        assert person is not None
        library.put(replace(person, photo=Uid("ph")))
    assert [blob.content for blob in library.dossier(VISIT).blobs] == [b"picture"]
    assert library.dossier(VISIT).blob(sha256) == b"picture"
    assert library.dossier(VISIT).blobs[0] is library.dossier(VISIT).blobs[0]


def test_a_visit_that_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(StoreError, match="no visit"):
        library.dossier(PERSON)
    with pytest.raises(StoreError, match="no visit"), library.transaction(phrase("File")):
        library.file("nowhere", [])
    with pytest.raises(StoreError, match="no record"), library.transaction(phrase("File")):
        library.file(VISIT, [Filed(Uid("nowhere"), "x", "facts", 0)])


def test_unnamed_bytes_are_swept_unless_a_step_still_names_them(library: Library) -> None:
    with library.transaction(phrase("Put")):
        sha256 = library.keep_blob(b"picture")
        library.put(Photo(id=Uid("ph"), sha256=sha256))
        library.keep_blob(b"nobody's")
    with library.transaction(phrase("Remove")):
        library.remove("ph")
    assert library.blobs.sweep() == 1
    assert library.blobs.read(sha256) == b"picture"
    library.log.purge()
    assert library.blobs.sweep() == 1
    assert library.blobs.read(sha256) is None


def test_filing_again_moves_and_the_same_filing_writes_nothing(library: Library) -> None:
    with library.transaction(phrase("File")):
        library.file(VISIT, [Filed(FACT, "f1", "facts", 1), Filed(POINT, "p1", "facts", 0)])
    with library.transaction(phrase("File")) as done:
        library.file(VISIT, [Filed(FACT, "f1", "facts", 1)])
    assert not done.changes
    with library.transaction(phrase("File")):
        library.file(VISIT, [Filed(FACT, "f1", "a", 5)])
    assert [(filed.id, filed.file, filed.seq) for filed in library.filed(VISIT)] == [("f1", "a", 5), ("p1", "facts", 0)]


def test_an_import_is_remembered_until_it_is_undone(library: Library) -> None:
    with library.transaction(phrase("Import")) as done:
        library.intake("visit.md", "abc", Day.read("2025-01-02"), "A")
    assert done.changes
    assert library.imported("abc")
    library.log.undo()
    assert not library.imported("abc")


def test_settings_are_undone_like_anything_else(library: Library) -> None:
    for value in ("a", "b", ""):
        with library.transaction(phrase("Set")):
            library.settings.put("house", value)
    library.log.undo()
    assert library.settings.get("house") == "b"
    assert library.check() == ()


def test_drafts_are_kept_replaced_and_dropped(library: Library) -> None:
    where = Ref("fact", FACT, "as_of")
    library.drafts.save(where, "next wee")
    library.drafts.save(where, "next week")
    library.drafts.save(where, "هفته", "fa")
    assert [(draft.where, draft.lang, draft.text) for draft in library.drafts.all()] == [
        (where, "", "next week"),
        (where, "fa", "هفته"),
    ]
    library.drafts.drop(where)
    library.drafts.drop(where, "fa")
    assert library.drafts.all() == ()


def test_issued_pages_are_kept_per_edition_and_plan(library: Library) -> None:
    pages = (IssuedPage("5.2", 1, "aa", 1, ((10.0, 20.5),)), IssuedPage("0.1", 1, "bb"))
    with library.transaction(phrase("Issue")) as done:
        library.put_all([BriefingBook(id=Uid("bb"), visit=VISIT), Edition(id=Uid("e"), book=Uid("bb"))])
        library.put(Plan(id=Uid("pl"), book=Uid("bb"), name="P"))
        library.editions.record("e", "pl", pages)
    assert library.editions.pages("e", "pl") == pages
    assert Ref("edition", "e") in done.changes.rows


def test_a_person_in_use_cannot_be_removed(library: Library) -> None:
    with pytest.raises(StoreError, match="4 records still use this person"), library.transaction(phrase("Remove")):
        library.remove(PERSON)
    assert library.uses(PERSON) == (
        Ref("participant", "pa", "person"),
        *(Ref("point", f"pt{number}", "to") for number in range(3)),
    )
    assert library.uses(SOURCE) == (Ref("fact", FACT, "cites"),)


def test_a_removed_record_takes_what_it_owns_and_leaves_tombstones(library: Library) -> None:
    with library.transaction(phrase("Put")):
        library.put_all(
            [Person(id=Uid("q")), Name(id=Uid("qn"), person=Uid("q")), Holding(id=Uid("qh"), person=Uid("q"))]
        )
        library.put(Fact(id=Uid("about"), subject_uid=Uid("q")))
    with library.transaction(phrase("Remove")):
        library.remove("q")
        library.remove("never there")
    assert [library.find(uid) for uid in ("q", "qn", "qh")] == [None] * 3
    about = library.get(Fact, "about")
    assert about is not None
    assert about.subject_uid == ""
    conn = library._engine.conn
    assert conn.execute("SELECT uid, kind FROM tombstone ORDER BY uid").fetchall() == [
        ("q", "person"),
        ("qh", "holding"),
        ("qn", "name"),
    ]


def test_no_shared_row_stays_without_its_own_row(library: Library) -> None:
    with library.transaction(phrase("Remove")):
        library.remove(VISIT)
    conn = library._engine.conn
    for uid, kind in conn.execute("SELECT uid, kind FROM record").fetchall():
        assert conn.execute(f"SELECT 1 FROM {kind} WHERE uid = ?", [uid]).fetchone(), (kind, uid)
    assert library.get(Fact, FACT) is not None


def test_a_sound_library_has_no_broken_seal_and_a_foreign_edit_is_found(library: Library) -> None:
    assert library.check() == ()
    conn = library._engine.conn
    with library._engine.write():
        conn.execute(
            "UPDATE wording SET value = 'changed' WHERE record_uid = ? AND lang = 'fa' AND field = 'text'", [POINT]
        )
        conn.execute("DELETE FROM citation")
        conn.execute("INSERT INTO record (uid, kind, rev, lang) VALUES ('x', 'fact', 1, 'en')")
        conn.execute("UPDATE blob SET data = x'00'")
    assert library.check() == (Ref("fact", FACT), Ref("fact", "x"), Ref("point", POINT))


@pytest.mark.parametrize("key", ["[2:3]", "[]", "[1, 2, 3, 4, 5]", "{}", "[null]", "\x00"])
@pytest.mark.parametrize("table", ["record", "nothing"])
def test_a_damaged_seal_is_named_itself_and_gone_once_the_library_is_accepted(
    library: Library, table: str, key: str
) -> None:
    with library._engine.write():
        library._engine.conn.execute("INSERT INTO seal (tbl, key, sum) VALUES (?, ?, x'00')", [table, key])
    assert library.check() == (Ref("seal", key),)
    library.seals.accept()
    assert library.check() == ()

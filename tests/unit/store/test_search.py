from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.errors import phrase
from briefbook.lang.tongue import Lang, LocalText
from briefbook.model.fact import Fact
from briefbook.model.fields import Uid
from briefbook.model.person import Name
from briefbook.store.library import Library
from tests.store.scenes import FACT, PERSON, filled


@pytest.fixture(scope="module")
def library() -> Library:
    return filled(Library.in_memory())


@pytest.fixture
def fresh() -> Iterator[Library]:
    with Library.in_memory() as made:
        yield filled(made)


@pytest.mark.parametrize("words", ["ristic", "Ristić", "Ристић", "ریستیچ", "ريستيچ", "RIST", "dejan rist"])
def test_every_spelling_finds_the_person(library: Library, words: str) -> None:
    assert (library.search.find(words)[0].table, library.search.find(words)[0].uid) == ("person", PERSON)


def test_a_person_is_called_by_the_name_in_full() -> None:
    with Library.in_memory() as library:
        filled(library)
        assert library.search.find("fibre")[0].title == "Dejan Ristić"


@pytest.mark.parametrize("words", ["می‌کنیم", "می کنیم", "میکنیم"])
def test_a_joiner_a_blank_or_nothing_find_the_same(library: Library, words: str) -> None:
    assert {hit.table for hit in library.search.find(words)} == {"point"}


def test_the_snippet_shows_the_words_around_the_match(library: Library) -> None:
    assert library.search.find("welcome")[0].snippet == "We welcome the **plan**."
    assert library.search.find("villag")[0].snippet == "Fibre in every village"


def test_a_long_text_is_cut_around_the_match(fresh: Library) -> None:
    text = " ".join(f"w{number}" for number in range(100))
    with fresh.transaction(phrase("Put")):
        fresh.put(Fact(id=Uid("x"), text=LocalText.of({Lang.EN: "Title", Lang.SR_CYRL: text})))
    assert fresh.search.find("w50")[0].snippet == "… " + " ".join(f"w{n}" for n in range(44, 60)) + " …"


def test_what_stands_in_a_title_comes_first(fresh: Library) -> None:
    with fresh.transaction(phrase("Put")):
        fresh.put_all(Fact(id=Uid(f"x{n}"), quoted_from=LocalText.of({Lang.EN: "of exports"})) for n in range(5))
        fresh.put(Fact(id=Uid("last"), text=LocalText.of({Lang.EN: "Exports fell"})))
    assert [hit.uid for hit in fresh.search.find("exports", 3)] == [FACT, "last", "x0"]


def test_all_words_must_be_there_and_the_last_may_be_a_beginning(library: Library) -> None:
    assert library.search.find("exports gre")
    assert not library.search.find("expor grew")
    assert not library.search.find("exports fell")


def test_the_index_follows_edits_removals_and_undo(fresh: Library) -> None:
    with fresh.transaction(phrase("Rename")):
        name = fresh.get(Name, "n1")
        assert name is not None
        fresh.put(replace(name, value="Somebody Else"))
    assert [hit.uid for hit in fresh.search.find("somebody")] == [PERSON]
    with fresh.transaction(phrase("Remove")):
        fresh.remove("n1")
    assert fresh.search.find("somebody") == ()
    fresh.log.undo()
    assert [hit.uid for hit in fresh.search.find("somebody")] == [PERSON]
    fresh.log.undo()
    assert fresh.search.find("somebody") == ()
    with fresh.transaction(phrase("Remove")):
        fresh.remove(FACT)
    assert fresh.search.find("exports") == ()


def test_a_rebuilt_index_is_the_same(fresh: Library) -> None:
    select = "SELECT uid, title, title_key, folded FROM search ORDER BY uid"
    before = fresh._engine.conn.execute(select).fetchall()
    with fresh._engine.write():
        fresh.search.rebuild()
    assert fresh._engine.conn.execute(select).fetchall() == before


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "'",
        "*",
        "a*",
        "NEAR(a b)",
        "title_key:x",
        "a AND",
        "-x",
        "^x",
        "(",
        "\x00",
        "\ud800",
        "a\ud800b",
        "",
        " ",
        "+",
    ],
)
def test_signs_of_the_query_language_mean_nothing(library: Library, words: str) -> None:
    assert isinstance(library.search.find(words), tuple)


@given(st.text(st.characters(), max_size=60))
def test_any_text_may_be_asked_for(library: Library, words: str) -> None:
    assert isinstance(library.search.find(words), tuple)


def test_deleted_words_leave_the_index(fresh: Library) -> None:
    with fresh.transaction(phrase("Remove")):
        fresh.remove(FACT)
    fresh.log.purge()
    blocks = fresh._engine.conn.execute("SELECT group_concat(hex(block), '') FROM search_fts_data").fetchone()[0]
    assert b"exports".hex().upper() not in blocks

"""What a paper shows: its records, its marking, its pictures."""

from dataclasses import replace

from briefbook.book import marks
from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Blob
from briefbook.model.outline import Marking
from briefbook.model.record import Stamp
from briefbook.model.source import Photo
from briefbook.tree.nodes import Box, Card, Cell, Figure, Panel, Paragraph, Row, Span, Table
from tests.unit.book.belgrade import EN, VISIT, dossier, record, words

LOW = Marking(id="low", scheme="s", key="low", rank=1, label=words("Sample", "نمونه"))
HIGH = Marking(id="high", scheme="s", key="high", rank=2, label=words("Secret"))


def line(uid):
    return Paragraph((Span("x", Lang.EN, source=Ref("fact", uid, "text")),), Lang.EN)


def test_records_are_found_at_any_depth() -> None:
    table = Table((), (Row((Cell((line("a"),)),), ref=Ref("item", "b")),), Lang.EN)
    blocks = (Box((Card(None, (table,), Lang.EN, Ref("person", "c")),), Panel.TINT, Lang.EN), line("d"))
    assert marks.shown(blocks) == {"a", "b", "c", "d"}


def test_the_highest_marking_of_the_records_is_printed() -> None:
    secret = replace(record("f1"), stamp=Stamp(marking="high"))
    held = dossier(LOW, HIGH, secret, visit=replace(VISIT, stamp=Stamp(marking="low")))
    assert marks.marking(held, ("f1", "o1"), Lang.EN) == "Secret"
    assert marks.marking(held, ("o1", "nowhere"), Lang.FA) == "نمونه"
    assert marks.marking(held, (), Lang.EN) == "Sample"


def test_without_markings_none_is_printed() -> None:
    assert marks.marking(dossier(), ("f1",), EN.lang) == ""


def test_each_picture_comes_once_and_one_without_bytes_not_at_all() -> None:
    held = replace(
        dossier(Photo(id="a", sha256="aa", mime="image/png", width=3, height=4), Photo(id="b", sha256="bb")),
        blobs=(Blob("aa", b"png"), Blob("cc", b"?")),
    )
    figures = tuple(Figure(sha, 10, 10, "", Lang.EN) for sha in ("aa", "bb", "aa", "cc"))
    (picture,) = marks.pictures(held, figures)
    assert (picture.sha256, picture.width, picture.height, picture.content) == ("aa", 3, 4, b"png")

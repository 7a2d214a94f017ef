"""Blocks without some records: nothing else goes, and no heading or label is left over nothing."""

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree import nodes as n
from briefbook.tree.prune import first_words, movable, pruned

ONE, TWO, TEXT = Ref("point", "1"), Ref("point", "2"), Ref("brief", "b", "usable")


def spans(text):
    return (n.Span(text, Lang.EN),)


def para(text, ref=None, role=n.Role.BODY):
    return n.Paragraph(spans(text), Lang.EN, role, ref=ref)


def heading(text, level=2):
    return n.Heading(spans(text), level, Lang.EN)


def facts(*rows):
    columns = (n.Column(1), n.Column(2))
    return n.Table(columns, tuple(n.Row((n.Cell((para(f),)), n.Cell(v)), ref=v[0].ref) for f, v in rows), Lang.EN)


def test_without_records_blocks_stay_the_same_objects():
    blocks = (heading("Points"), para("a", ONE), n.Box((para("b"),), n.Panel.TINT, Lang.EN))
    assert all(one is other for one, other in zip(pruned(blocks, {TWO}), blocks, strict=True))


def test_a_heading_goes_with_all_that_stood_under_it_but_the_title_stays():
    blocks = (heading("Title", 1), heading("Points"), para("a", ONE), heading("Rest"), para("b"))
    assert pruned(blocks, {ONE}) == (blocks[0], *blocks[3:])
    assert pruned((heading("Title", 1), para("a", ONE)), {ONE}) == (heading("Title", 1),)


def test_a_heading_that_had_nothing_under_it_stays():
    blocks = (heading("Empty"), heading("Points"), para("a", ONE), para("b"))
    assert pruned(blocks, {ONE}) == (blocks[0], blocks[1], blocks[3])


def test_a_field_of_a_record_goes_alone():
    blocks = (para("a", TEXT), para("b", TEXT._replace(field="closed")))
    assert pruned(blocks, {TEXT}) == blocks[1:]
    assert pruned(blocks, {TEXT._replace(field="")}) == ()


def test_a_row_of_several_records_keeps_the_others():
    both = (para("first", ONE._replace(field="headline")), para("second", TWO._replace(field="headline")))
    table = facts(("Arguments", both), ("Background", (para("c", TEXT),)))
    (left,) = pruned((table,), {ONE})
    assert [[len(cell.blocks) for cell in row.cells] for row in left.rows] == [[1, 1], [1, 1]]
    (left,) = pruned((table,), {ONE, TWO})
    assert left.rows == table.rows[1:]
    assert pruned((table,), {ONE, TWO, TEXT}) == ()


def test_points_lists_columns_and_panels_are_looked_into():
    point = n.Point("1", spans("head"), (para("said"),), Lang.EN, ref=ONE)
    panel = n.Box((para("Label", role=n.Role.FIELD), para("text", TWO)), n.Panel.RED, Lang.EN)
    items = n.List((n.Item((para("x", TEXT),)), n.Item((para("y"),))), Lang.EN)
    columns = n.Columns((n.Part(1, (n.Points((point,)), items)), n.Part(1, (panel,))), Lang.EN)
    assert movable((columns,)) == (ONE, TEXT, TWO)
    (left,) = pruned((columns,), {ONE, TWO, TEXT})
    assert [part.blocks for part in left.parts] == [(n.List(items.items[1:], Lang.EN),), ()]


def test_the_first_words_of_a_record_are_those_that_are_printed_first():
    point = n.Point("1", spans("A head"), (para("said"),), Lang.EN, ref=ONE)
    table = facts(("May be used", (para("word " * 30, TEXT),)))
    assert first_words((n.Points((point,)), table), ONE) == "A head"
    assert first_words((table,), TEXT) == "May be used"
    assert len(first_words((para("word " * 30, TWO),), TWO)) == 60
    assert first_words((table,), TWO) == ""


def test_a_row_of_one_record_moves_as_one():
    cells = (
        n.Cell((para("term", TWO._replace(field="text")),)),
        n.Cell((para("meaning", TWO._replace(field="note")),)),
    )
    table = n.Table((n.Column(1), n.Column(1)), (n.Row(cells, ref=TWO),), Lang.EN)
    assert movable((table,)) == (TWO,)
    assert pruned((table, para("after")), {TWO}) == (para("after"),)

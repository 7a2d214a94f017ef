"""A reader's profile on the page: sections in the reader's order, and without those that the reader leaves out.

A section is a heading with what follows it, a box with a label, or a row of a list of fields. It is named by its title
in the book's language or in English; capitals do not matter. What is moved is moved whole: no word is changed. Whole
papers, named by kind or code, are put in order with the outline (`outline.sections`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefbook.book.forms import Blocks, text_of
from briefbook.errors import Notice, Ref, Weight, phrase
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Layout, PaperKind, Reader, StoredPaper
from briefbook.tree.nodes import Block, Box, Columns, Heading, Look, Paragraph, Role, Row, Table

STOCK = "reader-"
"""How the uids of readers begin that no library holds."""
_LABELS = (Role.FIELD, Role.OUTCOME_LABEL)


class ReadingOrder:
    """The wishes of one reader for one book; it remembers which of the names were met."""

    def __init__(self, reader: Reader, lang: Lang) -> None:
        self._reader, self._lang = reader, lang
        self._places = self._named(reader.section_order)
        self._omitted = self._named(reader.omit)
        self._met: set[str] = set()

    def _named(self, names: Sequence[str]) -> dict[str, int]:
        """Place of each name, also as the book's language says it."""
        said = ((title, n) for n, name in enumerate(names) for title in (name, say(name, self._lang)))
        return {_folded(title): n for title, n in reversed(tuple(said))}

    def relaid(self, blocks: Blocks) -> Blocks:
        """The blocks of a paper in the reader's order; what stands before the first section stays there."""
        if not self._places and not self._omitted:
            return blocks
        return tuple(block for group in self._sorted(list(_groups(blocks))) for block in self._inside(group))

    def _sorted(self, groups: list[Blocks]) -> list[Blocks]:
        """Groups by the place of their name, or of the first of their fields; the opening first, others last."""
        kept = [group for group in groups if not self._is_omitted(_name(group))]
        opening = 1 if kept and not _name(kept[0]) and not _is_fields(kept[0][0]) else 0
        return [*kept[:opening], *sorted(kept[opening:], key=self._place)]

    def _is_omitted(self, name: str) -> bool:
        if name and name in self._omitted:
            self._met.add(name)
            return True
        return False

    def _place(self, group: Blocks) -> int:
        first = group[0]
        names = (
            [_field(row) for row in first.rows] if isinstance(first, Table) and _is_fields(first) else [_name(group)]
        )
        return min(map(self._place_of, names), default=len(self._places))

    def _place_of(self, name: str) -> int:
        if name in self._places:
            self._met.add(name)
        return self._places.get(name, len(self._places))

    def _inside(self, group: Blocks) -> Iterator[Block]:
        """The blocks of a group with what is in them relaid; a list of fields that lost all of them is gone."""
        for block in group:
            match block:
                case Columns():
                    parts = tuple(replace(part, blocks=self.relaid(part.blocks)) for part in block.parts)
                    yield replace(block, parts=parts)
                case Box():
                    yield replace(block, blocks=self.relaid(block.blocks))
                case Table() if _is_fields(block):
                    rows = sorted(
                        (row for row in block.rows if not self._is_omitted(_field(row))),
                        key=lambda row: self._place_of(_field(row)),
                    )
                    if rows:
                        yield replace(block, rows=tuple(rows))
                case _:
                    yield block

    def notices(self, dossier: Dossier, layout: Layout) -> tuple[Notice, ...]:
        """A remark for each name that met no section, and is no kind or code of a paper; none for a stock reader.

        Papers are put in the reader's order in a compact book alone, so a binder remarks on their names too.
        """
        if self._reader.id.startswith(STOCK):
            return ()
        papers = {kind.value for kind in PaperKind} | {paper.code for paper in dossier.of(StoredPaper)}
        met = {n for name, n in self._places.items() if name in self._met}
        gone = {n for name, n in self._omitted.items() if name in self._met}
        unmet = [name for n, name in enumerate(self._reader.section_order) if n not in met]
        filed = [name for name in unmet if name in papers]
        lost = [name for name in unmet if name not in papers]
        lost += [name for n, name in enumerate(self._reader.omit) if n not in gone and name not in papers]
        told = tuple(self._lost(name) for name in dict.fromkeys(lost))
        return (*told, self._filed(filed)) if filed and layout is Layout.BINDER else told

    def _filed(self, names: Sequence[str]) -> Notice:
        words = phrase(
            "The reader {reader} puts papers in an order ({papers}). A binder is filed by codes and keeps its own; "
            "choose the compact layout.",
            reader=self._reader.name,
            papers=", ".join(names),
        )
        return Notice("reader_order", words, Ref("reader", self._reader.id), Weight.SHOULD)

    def _lost(self, name: str) -> Notice:
        words = phrase(
            "The reader {reader} names “{section}”, which this book has not. Write the title of a section.",
            reader=self._reader.name,
            section=name,
        )
        return Notice("reader_section", words, Ref("reader", self._reader.id), Weight.SHOULD)


def _groups(blocks: Blocks) -> Iterator[Blocks]:
    """Blocks cut before each heading of a section; before a labelled box or fields that follow anything else."""
    group: list[Block] = []
    for block in blocks:
        starts = _is_section(block) or ((_is_labelled(block) or _is_fields(block)) and not _is_headed(group))
        if starts and group:
            yield tuple(group)
            group = []
        group.append(block)
    if group:
        yield tuple(group)


def _is_headed(group: Sequence[Block]) -> bool:
    """Whether there is nothing but a heading yet, which what follows belongs to."""
    return len(group) == 1 and _is_section(group[0])


def _is_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 2


def _is_fields(block: Block) -> bool:
    return isinstance(block, Table) and block.look is Look.FACTS


def _is_labelled(block: Block) -> bool:
    first = block.blocks[0] if isinstance(block, Box) and block.blocks else None
    return isinstance(first, Paragraph) and first.role in _LABELS


def _name(group: Blocks) -> str:
    """The folded title of a group; empty for what has none."""
    first = group[0]
    if isinstance(first, Heading) and first.level == 2:
        return _folded(text_of(first.spans))
    if isinstance(first, Box) and _is_labelled(first):
        label = first.blocks[0]
        return _folded(text_of(label.spans)) if isinstance(label, Paragraph) else ""
    return ""


def _field(row: Row) -> str:
    """The folded name of a field."""
    first = row.cells[0].blocks[0] if row.cells and row.cells[0].blocks else None
    return _folded(text_of(first.spans)) if isinstance(first, Paragraph) else ""


def _folded(name: str) -> str:
    return " ".join(name.replace("\u00a0", " ").split()).casefold()

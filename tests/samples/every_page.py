"""The sample visit with a paper of every type: its dossier and its trees, as the gallery draws them."""

import tempfile
from functools import cache
from pathlib import Path

from briefbook.actions.exchange.folder.read import read_folder
from briefbook.actions.export import plan_for
from briefbook.actions.sources import newest_made
from briefbook.book.assemble import assemble
from briefbook.book.prose import Prose
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.outline import PaperKind, StoredPaper
from briefbook.tree.nodes import Book, Paper
from tools.gallery import every_page


@cache
def dossier() -> Dossier:
    """The visit as the folder has it."""
    with tempfile.TemporaryDirectory() as folder:
        return read_folder(every_page(Path(folder, "every-page"))).dossier


@cache
def tree(lang: Lang) -> Book:
    """The book in a language, in the Binder layout."""
    held = dossier()
    made = newest_made(held)
    assert made is not None
    return assemble(held, plan_for(held, lang), made, Prose())


def papers(lang: Lang) -> dict[PaperKind, tuple[Paper, ...]]:
    """The papers of the book by their kind."""
    kinds = {one.code: one.kind for one in dossier().of(StoredPaper)}
    out: dict[PaperKind, tuple[Paper, ...]] = {}
    for paper in tree(lang).papers:
        out[kinds[paper.code]] = (*out.get(kinds[paper.code], ()), paper)
    return out

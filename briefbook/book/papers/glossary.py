"""Glossary: every term in the four forms, in the dictionary order of the book's language."""

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Spans, cell, para, plain, row
from briefbook.book.papers.opening import opening
from briefbook.book.vocabulary import TONGUES
from briefbook.errors import Ref, phrase
from briefbook.lang.names import sort_key
from briefbook.lang.tongue import Lang
from briefbook.model.outline import StoredPaper
from briefbook.model.source import Term
from briefbook.tree.nodes import Align, Cell, Column, Role, Row, Table


def glossary(desk: Desk, paper: StoredPaper) -> Blocks:
    """The terms, the book's language first; languages that no term has are left out; empty without terms."""
    terms = desk.dossier.of(Term)
    if not terms:
        return ()
    # The book's own direction first, so that no two columns turn their backs or faces to each other.
    order = (desk.lang, *sorted(Lang, key=lambda lang: lang.rtl is not desk.lang.rtl))
    langs = [lang for lang in dict.fromkeys(order) if any(lang in term.text for term in terms)]
    ordered = sorted(terms, key=lambda t: sort_key(t.text.best(desk.lang, t.stamp.original)[0], desk.lang))
    head = Row(tuple(_head(desk, lang) for lang in langs))
    rows = tuple(_row(desk, term, langs) for term in ordered)
    return (
        *opening(desk, paper, desk.say(phrase("Terms in all languages"))),
        Table((Column(1.0),) * len(langs), rows, desk.lang, head),
    )


def _head(desk: Desk, lang: Lang) -> Cell:
    """The name of a language at the side where the terms below it begin."""
    side = Align.START if lang.rtl is desk.lang.rtl else Align.END
    return cell(*para(desk.say(TONGUES[lang]), desk.lang, Role.TABLE_HEAD, align=side))


def _row(desk: Desk, term: Term, langs: list[Lang]) -> Row:
    first, *rest = langs
    cells = [_cell(desk, term, first, whole=True), *(_cell(desk, term, lang, whole=False) for lang in rest)]
    return row(*cells, ref=Ref("term", term.id))


def _cell(desk: Desk, term: Term, lang: Lang, *, whole: bool) -> Cell:
    """A term in one language with how to say it; in the book's language also what it means."""
    text = para(plain(term.text.text(lang), lang, Ref("term", term.id, "text")), desk.lang, Role.TABLE)
    said = para(plain(term.say_it.text(lang), lang, Ref("term", term.id, "say_it")), desk.lang, Role.SMALL)
    meaning: Spans = (*desk.inline(term, "definition"),) if whole else ()
    note: Spans = desk.inline(term, "note") if whole else ()
    return cell(*text, *said, *para(meaning, desk.lang, Role.SMALL), *para(note, desk.lang, Role.SMALL))

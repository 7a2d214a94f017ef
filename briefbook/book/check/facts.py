"""Checks of facts, texts and references."""

import re
from collections.abc import Iterator

from briefbook.book.check.finding import (
    first_day,
    found,
    label,
    months_before,
    on_pages,
    printed,
    shortened,
    wordings,
)
from briefbook.errors import Notice, Weight, phrase
from briefbook.lang.bidi.tokens import ltr_tokens
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.fact import Fact, FactKind
from briefbook.model.outline import Plan, StoredBlock, StoredPaper

STALE_MONTHS = 12
_BIDI_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Figures of Markdown itself: numbers of list items, footnotes, addresses of links and pictures, attributes.
_MARKUP = re.compile(r"^[\s>]*[0-9]{1,3}[.)](?=\s)|\[\^[^\]\n]*\]|(?<=\])\([^)\n]*\)|\{[^}\n]*\}", re.MULTILINE)


def sources(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Facts without a source."""
    for fact in dossier.of(Fact):
        if not fact.cites:
            what = phrase(
                "The fact {fact} has no source. Cite one, or take it out.", fact=label(dossier, fact, plan.lang)
            )
            yield found("source", fact, "cites", what, Weight.MUST)


def single_sources(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Claims of a first or a rank that rest on one source and do not say whose claim they are."""
    for fact in dossier.of(Fact):
        claim = fact.kind in (FactKind.FIRST, FactKind.RANK) and not fact.quoted_from
        if claim and len({cite.source for cite in fact.cites}) == 1:
            what = phrase(
                "{fact} claims a first or a rank on one source. Find a second one, or say who says so.",
                fact=label(dossier, fact, plan.lang),
            )
            yield found("single-source", fact, "cites", what)


def stale(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Facts past their review date, or older than a year, on the first day of the visit."""
    day = first_day(dossier)
    if day is None:
        return
    for fact in dossier.of(Fact):
        limit = fact.review_by.last if fact.review_by else None
        old = limit < day if limit else bool(fact.as_of and fact.as_of.last < months_before(day, STALE_MONTHS))
        if old:
            what = phrase("{fact} is out of date for the visit. Check it anew.", fact=label(dossier, fact, plan.lang))
            yield found("stale", fact, "review_by" if limit else "as_of", what)


def untranslated(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Texts of the book that do not exist in its language and print in another."""
    for record in on_pages(dossier):
        for field, text in wordings(record):
            if plan.lang not in text:
                what = phrase("{text} is not translated; it prints as it is.", text=label(dossier, record, plan.lang))
                yield found("untranslated", record, field, what)


def stale_wordings(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Translations that are older than their original."""
    for record in on_pages(dossier):
        for field, lang, wording in printed(record, plan.lang):
            if wording.stale and lang is not record.stamp.original:
                text = shortened(wording.text)
                what = phrase("The original of {text} changed. Bring the translation up to date.", text=text)
                yield found("stale-wording", record, f"{field}.{lang}", what)


def mixed_digits(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Persian texts that write figures in two ways outside Latin words, addresses and numbers of documents."""
    for record in on_pages(dossier):
        for field, lang, wording in printed(record, plan.lang):
            if lang is Lang.FA and _ways(wording.text) > 1:
                text = shortened(wording.text)
                what = phrase("{text} mixes Persian and Latin figures. Write them in one way.", text=text)
                yield found("digits", record, f"{field}.fa", what)


def references(dossier: Dossier, plan: Plan) -> Iterator[Notice]:
    """Papers and blocks about a record that is not there."""
    for paper in dossier.of(StoredPaper):
        if paper.include and paper.subject_uid and dossier.find(paper.subject_uid) is None:
            what = phrase(
                "Paper {code} is about a record that is not there. Choose another or take it out.", code=paper.code
            )
            yield found("reference", paper, "subject_uid", what, Weight.MUST)
    left_out = {paper.id for paper in dossier.of(StoredPaper) if not paper.include}
    for block in dossier.of(StoredBlock):
        if block.ref_uid and block.paper not in left_out and dossier.find(block.ref_uid) is None:
            what = phrase("A block of a paper shows a record that is not there. Choose another or take it out.")
            yield found("reference", block, "ref_uid", what, Weight.MUST)


def _ways(text: str) -> int:
    """In how many kinds of figures a Persian text writes its numbers: Persian, Arabic, ASCII."""
    plain = _MARKUP.sub("", _BIDI_MARKS.sub("", text))
    kinds = (("[۰-۹]", plain), ("[٠-٩]", plain), ("[0-9]", _without_tokens(plain)))
    return sum(bool(re.search(figures, where)) for figures, where in kinds)


def _without_tokens(text: str) -> str:
    """The text without its left-to-right tokens that hold letters, signs or groups: those keep Latin figures."""
    out, at = "", 0
    for begin, end in ltr_tokens(text):
        out += text[at:begin]
        at = end
    return out + text[at:]

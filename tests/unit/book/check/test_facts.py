"""Checks of facts, texts and references."""

import pytest

from briefbook.errors import Weight
from briefbook.lang.tongue import Lang, LocalText, Wording
from briefbook.model.fact import Fact, FactKind
from briefbook.model.outline import PaperKind, StoredBlock, StoredPaper
from briefbook.model.protocol import Risk
from briefbook.model.record import Cite, Stamp
from tests.unit.book.check.made import EN, FA, LATIN, day, dossier, en, fa, remarks, said

ONE, TWO = Cite("s1"), Cite("s2")


def fact(**more):
    return Fact(id="f", **{"text": en("Trade grew"), "cites": (ONE,), **more})


def test_a_fact_without_a_source_must_be_mended() -> None:
    held = dossier(fact(cites=()))
    assert remarks(held) == [("source", "fact", "f", "cites", Weight.MUST)]
    assert said("source", held) == ["The fact Trade grew has no source. Cite one, or take it out."]


def test_a_fact_with_a_source_is_not_remarked() -> None:
    assert remarks(dossier(fact())) == []


@pytest.mark.parametrize("kind", [FactKind.FIRST, FactKind.RANK])
def test_a_claim_of_a_first_on_one_source_is_remarked(kind) -> None:
    held = dossier(fact(kind=kind, cites=(ONE, Cite("s1", "p. 2"))))
    assert remarks(held) == [("single-source", "fact", "f", "cites", Weight.SHOULD)]
    assert said("single-source", held) == [
        "Trade grew claims a first or a rank on one source. Find a second one, or say who says so."
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"kind": FactKind.FIRST, "cites": (ONE, TWO)},
        {"kind": FactKind.FIRST, "quoted_from": en("The ministry")},
        {"kind": FactKind.NUMBER},
    ],
    ids=["two sources", "says who", "no claim"],
)
def test_a_claim_on_two_sources_or_of_somebody_named_is_not_remarked(more) -> None:
    assert remarks(dossier(fact(**more))) == []


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"review_by": day("2025-02-24")}, "review_by"),
        ({"review_by": day("2025-02-24"), "as_of": day("2025-02-24")}, "review_by"),
        ({"as_of": day("2024-02-24")}, "as_of"),
        ({"as_of": day("2023")}, "as_of"),
        ({"as_of": day("j1402-11")}, "as_of"),
    ],
)
def test_a_fact_that_is_too_old_on_the_first_day_is_remarked(more, field) -> None:
    held = dossier(fact(**more))
    assert remarks(held) == [("stale", "fact", "f", field, Weight.SHOULD)]
    assert said("stale", held) == ["Trade grew is out of date for the visit. Check it anew."]


@pytest.mark.parametrize(
    "more",
    [
        {"review_by": day("2025-02-25")},
        {"review_by": day("2025-02")},
        {"review_by": day("2025-12-31"), "as_of": day("2020")},
        {"as_of": day("2024-02-25")},
        {"as_of": day("2024")},
        {},
    ],
)
def test_a_fact_that_is_fresh_enough_or_without_a_date_is_not_remarked(more) -> None:
    assert remarks(dossier(fact(**more))) == []


def test_age_is_not_judged_before_the_first_day_is_known() -> None:
    assert remarks(dossier(fact(as_of=day("1999")), starts_on=None)) == []


def risk(texts, original=Lang.EN, uid="r", **stamp):
    return Risk(id=uid, title=LocalText.of(texts), stamp=Stamp(original=original, **stamp))


def test_a_text_that_the_language_of_the_book_lacks_is_remarked() -> None:
    held = dossier(risk({Lang.EN: "Delay", Lang.SR_CYRL: "Кашњење"}))
    assert remarks(held, LATIN) == [("untranslated", "risk", "r", "title", Weight.SHOULD)]
    assert said("untranslated", held, LATIN) == ["Delay is not translated; it prints as it is."]


def test_a_translated_text_and_an_empty_one_are_not_remarked() -> None:
    assert remarks(dossier(risk({Lang.EN: "Delay"}), risk({}, uid="q"))) == []


def test_texts_of_papers_that_are_left_out_need_no_translation() -> None:
    paper = StoredPaper(id="p", tab="t", code="1.1", title=en("Annex"), include=False)
    block = StoredBlock(id="b", paper="p", text=en("Words"))
    assert remarks(dossier(paper, block), FA) == []


def stale(words):
    return Wording(words, stale=True)


def test_a_translation_older_than_its_original_is_remarked() -> None:
    held = dossier(risk({Lang.EN: "Delay", Lang.FA: stale("تأخیر")}))
    assert remarks(held, FA) == [("stale-wording", "risk", "r", "title.fa", Weight.SHOULD)]
    assert said("stale-wording", held, FA) == [
        "The original of تأخیر changed. Bring the translation up to date.",
    ]


def test_an_original_is_never_stale_nor_a_translation_that_the_book_does_not_print() -> None:
    held = dossier(risk({Lang.EN: stale("Delay"), Lang.FA: stale("تأخیر")}))
    assert remarks(held, EN) == []
    assert remarks(dossier(risk({Lang.EN: "Delay", Lang.FA: "تأخیر"})), FA) == []


MIXED = [
    "در ۵ شهر و 6 روستا",
    "۵ از 100",
    "6 روستا و ۵ شهر",
    "سهم 50% و ۵ شهر",
    "۵ شهر و ٦ روستا",
    "بند ۱\nو 12 نفر",
    "\u2067۵\u2069 و 6",
]
CLEAN = [
    "اکسپو ۲۰۲۷ یا EXPO 2027",
    "تاریخ ۲۵ فوریه (2025-02-25)",
    "در j1403-12-07 و ۵ روز",
    "نشانی https://example.org/2025/02 در ۵ صفحه",
    "تلفن +381 11 123-4567 از ۸ تا ۱۶",
    "شبکهٔ 5G در ۵ شهر",
    "حدود 35,000 m2 در ۳ ساختمان",
    "1. مورد ۵\n2. مورد ۶",
    "> 1. مورد ۵",
    "۵ شهر[^1]\n\n[^1]: منبع",
    "[۵ شهر](page 7)",
    "۵ شهر {#a 7}",
    "\u2067اکسپو\u2069 ۲۰۲۷ یا EXPO 2027",
    "۵ شهر و ۶ روستا",
    "5 شهر و 6 روستا",
    "بدون رقم",
]


@pytest.mark.parametrize("words", MIXED)
def test_a_persian_text_with_figures_of_two_kinds_is_remarked(words) -> None:
    held = dossier(risk({Lang.FA: words}, Lang.FA))
    assert remarks(held, FA) == [("digits", "risk", "r", "title.fa", Weight.SHOULD)]
    start = words.split("\n")[0]
    assert said("digits", held, FA) == [f"{start} mixes Persian and Latin figures. Write them in one way."]


@pytest.mark.parametrize("words", CLEAN)
def test_latin_tokens_markup_and_figures_of_one_kind_are_not_remarked(words) -> None:
    assert remarks(dossier(risk({Lang.FA: words}, Lang.FA)), FA) == []


def test_figures_are_checked_where_the_book_prints_persian_only() -> None:
    texts = {Lang.EN: "5 towns", Lang.FA: MIXED[0]}
    assert remarks(dossier(risk(texts)), EN) == []
    assert "digits" in [r[0] for r in remarks(dossier(risk({Lang.FA: MIXED[0]}, Lang.FA)), EN)]


def test_a_paper_about_a_record_that_is_not_there_must_be_mended() -> None:
    held = dossier(StoredPaper(id="p", tab="t", code="3.1", kind=PaperKind.PROFILE, subject_uid="gone"))
    assert remarks(held) == [("reference", "paper", "p", "subject_uid", Weight.MUST)]
    assert said("reference", held) == [
        "Paper 3.1 is about a record that is not there. Choose another or take it out.",
    ]


def test_a_block_about_a_record_that_is_not_there_must_be_mended() -> None:
    held = dossier(StoredBlock(id="b", paper="p", ref_uid="gone"))
    assert remarks(held) == [("reference", "block", "b", "ref_uid", Weight.MUST)]
    assert said("reference", held) == [
        "A block of a paper shows a record that is not there. Choose another or take it out.",
    ]


def test_references_that_are_met_empty_or_on_papers_left_out_are_not_remarked() -> None:
    held = dossier(
        fact(),
        StoredPaper(id="p", tab="t", code="1.1", subject_uid="f"),
        StoredPaper(id="q", tab="t", code="1.2"),
        StoredPaper(id="o", tab="t", code="1.3", subject_uid="gone", include=False),
        StoredBlock(id="b", paper="p", ref_uid="f"),
        StoredBlock(id="c", paper="p"),
        StoredBlock(id="d", paper="o", ref_uid="gone"),
    )
    assert remarks(held) == []


def test_persian_alone_is_right_in_a_persian_book() -> None:
    assert remarks(dossier(Fact(id="f", text=fa("رشد"), cites=(ONE,))), FA) == []

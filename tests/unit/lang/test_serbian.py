"""The two Serbian scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.lang.serbian import LATIN, propose_cyrillic, to_latin

WORDS = st.text(alphabet="".join(LATIN) + "".join(LATIN).upper() + " ,.-{}0123456789")
# Pairs that write the Latin of one letter: only there Cyrillic does not come back.
AMBIGUOUS = ("лј", "нј", "дж")


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Његош, Љиг, Џеп", "Njegoš, Ljig, Džep"),
        ("ЊЕГОШ и КОЊ", "NJEGOŠ i KONJ"),
        ("Ђорђе Ћирић", "Đorđe Ćirić"),
        ("Њ. Петровић", "Nj. Petrović"),
        ("А Њ", "A Nj"),
        ("{n} бележака за {visit}", "{n} beležaka za {visit}"),
        ("EXPO 2027", "EXPO 2027"),
    ],
)
def test_cyrillic_becomes_latin(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin


@given(WORDS)
def test_no_serbian_cyrillic_letter_is_left(text: str) -> None:
    assert not set(to_latin(text).lower()) & set(LATIN)


@given(WORDS.map(str.lower).filter(lambda text: not any(pair in text for pair in AMBIGUOUS)))
def test_the_proposal_brings_back_cyrillic_without_ambiguous_pairs(text: str) -> None:
    if "{" not in text and not any(seam in to_latin(text) for seam in ("njug", "njunk", "njekc", "njezi", "dž")):
        assert propose_cyrillic(to_latin(text)) == text


@pytest.mark.parametrize(
    ("latin", "proposal"),
    [
        ("Njegoš, LJUBAV, Džep, đak", "Његош, ЉУБАВ, Џеп, ђак"),
        ("konjugacija i injekcija, Tanjug", "конјугација и инјекција, Танјуг"),
        ("nadživeti, podžupan, odžaliti", "надживети, поджупан, оджалити"),
        ("udžbenik", "уџбеник"),
        ("EXPO 2027 i AI-centar", "EXPO 2027 и AI-центар"),
        ("Windows i Quebec", "Windows и Quebec"),
        ("{names} na info@mit.gov.rs", "{names} на info@mit.gov.rs"),
        ("https://mit.gov.rs/vesti www.mit.gov.rs vesti", "https://mit.gov.rs/vesti www.mit.gov.rs вести"),
    ],
)
def test_latin_becomes_a_proposal(latin: str, proposal: str) -> None:
    assert propose_cyrillic(latin, {"EXPO", "AI"}) == proposal

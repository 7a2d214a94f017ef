"""Spans cut into runs by direction: nothing is lost, moved or left unmarked."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Role, Span, Tone
from briefbook.writers.word.escape import NAMESPACES, W
from briefbook.writers.word.register import Register
from briefbook.writers.word.runs import AFTER, BEFORE, Ground, Runs, split
from tests.unit.writers.word import books

HOUSE = books.house()
NS = {"w": W}
TEXTS = st.text(st.one_of(st.sampled_from("آبپچ یک‌۱۲ AIb5+-./(),€%"), st.characters()), max_size=30)


def runs(book: Lang, papers: frozenset[str] = frozenset()) -> Runs:
    return Runs(HOUSE, book, Register(()), papers)


def plain(text: str) -> str:
    return text.replace(BEFORE, "").replace(AFTER, "")


@given(st.lists(TEXTS, max_size=4), st.booleans())
def test_pieces_put_together_are_the_text_of_their_span(texts: list[str], rtl: bool) -> None:
    texts = [text.translate({0x200E: None, 0x200F: None}) for text in texts]
    spans = [Span(text, Lang.FA if rtl else Lang.EN) for text in texts]
    pieces = split(spans, rtl=rtl)
    assert [plain("".join(piece.text for piece in one)) for one in pieces] == texts


@given(TEXTS, st.sampled_from(Lang), st.sampled_from(Lang))
def test_any_text_makes_runs_that_an_xml_parser_takes(text: str, lang: Lang, book: Lang) -> None:
    made = runs(book).spans((Span(text, lang, bold=True, italic=True, tone=Tone.RED),), lang, Role.LABEL)
    etree.fromstring(f"<w:p {NAMESPACES}>{made}</w:p>".encode())


def test_a_token_that_crosses_spans_is_marked_once_at_its_ends() -> None:
    spans = [
        Span(text, Lang.FA, bold=bold)
        for text, bold in (("شرکت Telekom ", False), ("Srbija", True), (" a.d. گفت", False))
    ]
    pieces = split(spans, rtl=True)
    whole = "".join(piece.text for one in pieces for piece in one)
    assert whole == f"شرکت {BEFORE}Telekom Srbija a.d.{AFTER} گفت"
    assert [piece.rtl for piece in pieces[1]] == [False]


def test_a_typed_field_stays_whole_even_with_persian_figures() -> None:
    spans = [Span("تلفن ", Lang.FA), Span("۰۲۱-۸۸۸۸", Lang.FA, fixed=True)]
    assert split(spans, rtl=True)[1] == [(f"{BEFORE}۰۲۱-۸۸۸۸{AFTER}", False)]
    xml = runs(Lang.FA).spans(spans, Lang.FA, Role.BODY)
    assert "<w:cs/>" in xml


def test_emphasis_in_persian_is_weight_and_never_slant() -> None:
    persian = runs(Lang.FA).spans((Span("متن", Lang.FA, italic=True),), Lang.FA, Role.BODY)
    assert '<w:rStyle w:val="BBTextStrong"/>' in persian
    english = runs(Lang.EN).spans((Span("text", Lang.EN, italic=True),), Lang.EN, Role.BODY)
    assert '<w:rStyle w:val="BBTextItalic"/>' in english


def test_tracking_is_taken_off_joined_letters() -> None:
    xml = runs(Lang.EN).spans((Span("text متن", Lang.EN),), Lang.EN, Role.LABEL)
    assert xml.count('<w:spacing w:val="0"/>') == 1


def test_text_on_deep_ground_is_light_whatever_its_tone() -> None:
    spans = (Span("a", Lang.EN), Span("b", Lang.EN, tone=Tone.MUTED), Span("c", Lang.EN, tone=Tone.RED))
    xml = runs(Lang.EN).spans(spans, Lang.EN, Role.BODY, Ground(deep=True))
    styles = etree.fromstring(f"<w:p {NAMESPACES}>{xml}</w:p>").xpath("//w:rStyle/@w:val", namespaces=NS)
    assert styles == ["BBTextWhite", "BBTextQuietOnDeep", "BBTextWhite"]


def test_a_note_is_a_raised_figure_of_the_language() -> None:
    xml = runs(Lang.FA).spans((Span("متن", Lang.FA, note=12),), Lang.FA, Role.BODY)
    assert '<w:rStyle w:val="BBNoteNumberAccent"/>' in xml
    assert "<w:t>۱۲</w:t>" in xml

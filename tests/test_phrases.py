"""Every word of Briefbook is there in every language, whole and in its own script; this runs without a build."""

import ast
import re
import string
import unicodedata
from functools import cache

import pytest
from babel.messages.pofile import read_po

from briefbook.errors import counted, phrase
from briefbook.lang.phrases import PLURALS, say
from briefbook.lang.serbian import to_latin
from briefbook.lang.tongue import Lang
from tools.phrases import REPOSITORY, SPEAKERS, Message, catalogue, files, messages, msgids, po_path, translations

TRANSLATED = (Lang.FA, Lang.SR_LATN, Lang.SR_CYRL)
FORMS = {Lang.FA: 2, Lang.SR_LATN: 3, Lang.SR_CYRL: 3}
# What a person types or sees on the screen of a machine: it is the same in every language.
TYPED = re.compile(
    r"(?<!\w)--[a-z]+|[A-Z]{2,}[\w-]*|\w+\.(?:md|en|png|docx|pdf)\b|\.\w+|media/|\w+/\w+|##|\d[\d.:+T-]*[-.:]\d+"
)
UNITS = {"MB", "KB", "DRAFT"}  # and the word that pages carry in the language of their book
YEAR_AS_TYPED = "2025"


@cache
def said(lang: Lang) -> dict[str, tuple[str, ...]]:
    return translations(lang)


@cache
def wanted() -> list[Message]:
    return messages()


def kept(lang: Lang) -> list[Message]:
    """The sentences of a catalogue file, as its own order and comments have them."""
    with po_path(lang).open("rb") as source:
        known = read_po(source, locale=str(lang).replace("-", "_"), charset="utf-8")
    ids = [(one.id, one.locations) for one in known if one.id]
    return [Message(*((i, "") if isinstance(i, str) else (i[0], i[1])), places[0][0]) for i, places in ids]


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def bare(text: str) -> str:
    """The text with a figure for each of its placeholders."""
    return re.sub(r"\{[^{}]*\}", "۱", text)


def scripts(word: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in word if letter.isalpha()}


def test_every_msgid_in_the_source_is_a_literal() -> None:
    speaking = 0
    for path in sorted((REPOSITORY / "briefbook").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("phrase", "counted"):
                speaking += 1
                literal = isinstance(node.args[0], ast.Constant)
                assert literal or path.name == "errors.py", f"{path}:{node.lineno}: {ast.unparse(node)}"
    assert speaking > 300


def test_no_sentence_is_both_counted_and_plain() -> None:
    found: dict[str, set[str]] = {}
    for path in sorted((REPOSITORY / "briefbook").rglob("*.py")):
        for one, many in msgids(ast.parse(path.read_bytes()), SPEAKERS):
            found.setdefault(one, set()).add(many)
    assert {one: many for one, many in found.items() if len(many) > 1} == {}


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_sentence_of_the_source_is_translated(lang: Lang) -> None:
    assert len(wanted()) > 500
    assert [message for message in wanted() if not all(said(lang).get(message.one, ("",)))] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_catalogue_holds_no_sentence_that_left_the_source(lang: Lang) -> None:
    assert set(said(lang)) - {message.one for message in wanted()} == set()


@pytest.mark.parametrize("lang", TRANSLATED)
def test_counted_sentences_have_all_plural_forms_and_others_have_one(lang: Lang) -> None:
    assert PLURALS[lang].startswith(f"nplurals={FORMS[lang]};")
    for message in kept(lang):
        assert len(said(lang)[message.one]) == (FORMS[lang] if message.many else 1), message


@pytest.mark.parametrize("lang", TRANSLATED)
def test_translations_have_the_placeholders_of_their_sentence(lang: Lang) -> None:
    for message in kept(lang):
        for form in said(lang)[message.one]:
            assert names(form) == names(message.one) == names(message.many or message.one), form
            assert form.format(**dict.fromkeys(names(form), "x"))


@pytest.mark.parametrize("lang", TRANSLATED)
def test_the_files_are_in_the_form_that_the_tool_writes(lang: Lang) -> None:
    for path, content in files(lang, catalogue(lang, said(lang), kept(lang))).items():
        assert path.read_bytes() == content, f"{path.name} of {lang}: run make phrases"


def test_the_catalogues_hold_no_time_and_no_name_of_a_tool() -> None:
    for lang in TRANSLATED:
        assert not re.search(rb"Date:|Generated-By|Translator", po_path(lang).read_bytes())


def test_serbian_latin_is_the_serbian_cyrillic_letter_by_letter() -> None:
    derived = {one: tuple(to_latin(form) for form in forms) for one, forms in said(Lang.SR_CYRL).items()}
    assert said(Lang.SR_LATN) == derived


def test_serbian_words_stand_in_one_script_and_latin_words_survive() -> None:
    for one, forms in said(Lang.SR_CYRL).items():
        for cyrillic, latin in zip(forms, said(Lang.SR_LATN)[one], strict=True):
            assert all(len(scripts(word)) <= 1 for word in re.findall(r"\w+", bare(cyrillic))), cyrillic
            foreign = [word for word in re.findall(r"\w+", bare(cyrillic)) if "LATIN" in scripts(word)]
            assert [word for word in re.findall(r"\w+", bare(latin)) if word in foreign] == foreign
            assert "CYRILLIC" not in scripts(latin)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_translation_is_in_its_own_language(lang: Lang) -> None:
    script = {Lang.FA: "ARABIC", Lang.SR_CYRL: "CYRILLIC", Lang.SR_LATN: "LATIN"}[lang]
    for one, forms in said(lang).items():
        if any(letter.isalpha() for letter in bare(one)):
            assert all(script in scripts(bare(form)) for form in forms), one


@pytest.mark.parametrize("lang", TRANSLATED)
def test_what_a_person_types_is_the_same_in_every_language(lang: Lang) -> None:
    for one, forms in said(lang).items():
        typed = set(TYPED.findall(bare(one))) - UNITS
        assert all(word in bare(form) for form in forms for word in typed), (typed, forms)


def test_persian_has_persian_letters_figures_and_marks() -> None:
    for one, forms in said(Lang.FA).items():
        for form in forms:
            assert not re.search("[يىكةۀ٠-٩ـ\u200e\u200f\u202a-\u202e]", form), form
            text = bare(form)
            assert not re.search("[“”„,;?]", re.sub(r"\[[^]]*\]|\([^)]*\)", "", text)), form
            assert not re.search("\u200c[\\s.،؛:؟]|\\s\u200c|^\u200c|\u200c$", text), form
            for figures in re.findall(r"[\w.:+-]*[0-9][\w.:+-]*", text):
                example = figures.strip(".:")
                assert re.search(r"[^0-9]", example) or example == YEAR_AS_TYPED, form
                assert example in one, form


def test_no_translation_has_blanks_too_many() -> None:
    for lang in TRANSLATED:
        for forms in said(lang).values():
            assert all(form == form.strip() and "  " not in form for form in forms), forms


def test_the_shipped_catalogues_speak() -> None:
    assert say("If raised", Lang.FA) == "اگر مطرح شد"
    assert say("to be confirmed", Lang.SR_CYRL) == "биће потврђено"
    assert say(phrase("{code} · p. {page} of {pages}", code="۴.۱", page=1, pages=2), Lang.FA) == "۴.۱ · ص ۱ از ۲"


@pytest.mark.parametrize(("n", "expected"), [(1, "1 strana"), (3, "3 strane"), (5, "5 strana"), (21, "21 strana")])
def test_serbian_counts_in_three_forms(n: int, expected: str) -> None:
    assert say(counted("{n} page", "{n} pages", n), Lang.SR_LATN) == expected

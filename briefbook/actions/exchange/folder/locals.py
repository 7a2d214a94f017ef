"""Localised columns of a record: keys and texts by language, and how far each wording can be trusted."""

from collections import defaultdict
from dataclasses import replace

from briefbook.actions.exchange.folder.faults import Faults, Spot, nearest, one_of, shortened
from briefbook.actions.exchange.folder.keys import LANGS, STATES, Key, keys_of, texts_of
from briefbook.actions.exchange.folder.typed import Typed
from briefbook.errors import Notice, Ref, TextError, phrase
from briefbook.lang.clean import clean_line, clean_text, stray_marks
from briefbook.lang.tongue import Lang, LocalText, Standing, Wording
from briefbook.model.fields import Form

Texts = dict[str, dict[Lang, Wording]]


def local_texts(typed: Typed, faults: Faults, notices: list[Notice]) -> dict[str, LocalText]:
    """The localised columns of a record by field name."""
    found: Texts = defaultdict(dict)
    columns = keys_of(typed.table)
    for key, value in typed.keys.items():
        base, dot, tag = key.partition(".")
        column = columns.get(base)
        if not column or not column.local or not dot:
            continue
        lang = read_lang(base, tag, value.line, typed, faults)
        if lang and column.column.form is Form.TEXT:
            faults.add(
                Spot(typed.shown, value.line),
                phrase('"{key}" is a text. Write it below the head, under a line "# {key}".', key=key),
            )
        elif lang and isinstance(value.text, tuple):
            faults.add(Spot(typed.shown, value.line), phrase('"{key}" takes one value, not a list.', key=key))
        elif lang:
            _put(found[column.name], lang, value.text, Spot(typed.shown, value.line), faults)
    _passages(typed, found, faults, notices)
    _standings(typed, found, faults)
    return {name: LocalText.of(wordings) for name, wordings in found.items()}


def read_lang(base: str, tag: str, line: int, typed: Typed, faults: Faults) -> Lang | None:
    """The language of a key, or None and a fault."""
    if tag in LANGS:
        return Lang(tag)
    plain = tag.casefold()
    near = [lang for lang in LANGS if plain and (lang.casefold() == plain or lang.casefold().startswith(f"{plain}-"))]
    keys = one_of(f"{base}.{lang}" for lang in near or LANGS)
    faults.add(
        Spot(typed.shown, line),
        phrase('"{key}" has no such language. Write {keys}.', key=shortened(f"{base}.{tag}"), keys=keys),
    )
    return None


def _put(wordings: dict[Lang, Wording], lang: Lang, text: str | tuple[str, ...], spot: Spot, faults: Faults) -> None:
    """Keep one line."""
    try:
        line = clean_line(str(text))
    except TextError as wrong:
        faults.add(spot, wrong.phrase)
        return
    if line:
        wordings[lang] = Wording(line)


def _passages(typed: Typed, found: Texts, faults: Faults, notices: list[Notice]) -> None:
    """Keep the texts below the head."""
    columns = keys_of(typed.table)
    for name, passage in typed.texts.items():
        spot = Spot(typed.shown, passage.line)
        base, dot, tag = name.partition(".")
        column = columns.get(base)
        if not column or not column.local or not dot:
            _no_text(typed, name, column, spot, faults)
            continue
        lang = read_lang(base, tag, passage.line, typed, faults)
        if lang is None:
            continue
        if column.column.form is Form.WORDS:
            faults.add(spot, phrase('"# {key}" is one line. Write {key}: in the head.', key=name))
            continue
        try:
            text = clean_text(passage.text)
        except TextError as wrong:
            faults.add(spot, wrong.phrase)
            continue
        if text:
            found[column.name][lang] = Wording(text)
        if stray_marks(text):
            words = phrase(
                "{file}:{line}: the text holds direction marks without a partner.", file=spot.file, line=str(spot.line)
            )
            notices.append(Notice("marks", words, Ref(typed.table, typed.uid, name)))


def _no_text(typed: Typed, name: str, column: Key | None, spot: Spot, faults: Faults) -> None:
    """A heading that names no text of its record."""
    own = texts_of(typed.table)
    word = shortened(name)
    if not own:
        faults.add(
            spot,
            phrase(
                '"# {name}" names no text; {table} has none. Write "##" before a heading inside a text.',
                name=word,
                table=typed.table,
            ),
        )
        return
    if column and not column.local:
        faults.add(spot, phrase('"# {key}" is no text. Write {key}: in the head.', key=column.key))
        return
    base = name.partition(".")[0].casefold()
    near = nearest(base, own) or own[0]
    faults.add(
        spot,
        phrase(
            '"# {name}" names no text. Write "# {near}.en"; headings inside a text begin with "##".',
            name=word,
            near=near,
        ),
    )


def _standings(typed: Typed, found: Texts, faults: Faults) -> None:
    """Apply `stale.fa: [text]` and its like."""
    columns = keys_of(typed.table)
    for key, value in typed.keys.items():
        state, dot, tag = key.partition(".")
        if state not in STATES or not dot:
            continue
        lang = read_lang(state, tag, value.line, typed, faults)
        if lang is None:
            continue
        spot = Spot(typed.shown, value.line)
        for word in value.several:
            column = columns.get(word.strip())
            have = found.get(column.name, {}) if column else {}
            if lang in have and column:
                _mark(have, lang, state, word.strip(), spot, faults)
            else:
                _no_wording(key, word.strip(), lang, typed, found, spot, faults)


def _mark(have: dict[Lang, Wording], lang: Lang, state: str, word: str, spot: Spot, faults: Faults) -> None:
    """Set the state of one wording."""
    wording = have[lang]
    if state == "stale":
        have[lang] = replace(wording, stale=True)
    elif wording.standing is Standing.DRAFT:
        have[lang] = replace(wording, standing=Standing(state))
    elif wording.standing is not Standing(state):
        faults.add(spot, phrase('"{word}" is named as machine and as cleared. Keep one.', word=word))


def _no_wording(key: str, word: str, lang: Lang, typed: Typed, found: Texts, spot: Spot, faults: Faults) -> None:
    """A state of a text that is not there."""
    have = [one.key for one in keys_of(typed.table).values() if lang in found.get(one.name, {})]
    near = nearest(word, have)
    if near:
        faults.add(
            spot,
            phrase(
                '"{key}" names "{word}", which has no wording in {lang}. Did you mean "{near}"?',
                key=key,
                word=shortened(word),
                lang=lang.value,
                near=near,
            ),
        )
    elif have:
        faults.add(
            spot,
            phrase(
                '"{key}" names "{word}", which has no wording in {lang}. Write {words}.',
                key=key,
                word=shortened(word),
                lang=lang.value,
                words=one_of(have),
            ),
        )
    else:
        faults.add(
            spot,
            phrase(
                '"{key}" names "{word}", which has no wording in {lang}. Leave it out.',
                key=key,
                word=shortened(word),
                lang=lang.value,
            ),
        )

"""`python -m tools.phrases [--check]`: the catalogues of `resources/locale` from the words in the source.

The msgid is the English sentence. New sentences are added to each `.po` file with an empty translation, sentences that
left the source are dropped, then the `.mo` files are compiled. Serbian is written in Cyrillic; the Latin catalogue is
derived from it, which loses nothing. With `--check` nothing is written: the status says whether anything would change
or is untranslated.
"""

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from briefbook.lang.phrases import PLURALS
from briefbook.lang.serbian import to_latin
from briefbook.lang.tongue import Lang

REPOSITORY = Path(__file__).resolve().parent.parent
LOCALES = REPOSITORY / "resources" / "locale"
WRITTEN = (Lang.FA, Lang.SR_CYRL)
# Same sources, same bytes: the headers of a catalogue hold no time of making.
NO_TIME = datetime(2025, 1, 1, tzinfo=UTC)
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plurals}\\n"\n'


class Message(NamedTuple):
    """A sentence in the source; `many` is empty unless it is counted; `file` is where it was seen first."""

    one: str
    many: str
    file: str


def refusals(tree: ast.Module) -> Iterator[str]:
    """Names of the exception classes in a module; their first argument is a msgid."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
            yield node.name


def messages() -> list[Message]:
    """Every literal msgid of the package, sorted; the places where msgids stand are named in the first lines."""
    paths = sorted((REPOSITORY / "briefbook").rglob("*.py"))
    keywords: dict[str, tuple[int, ...] | None] = {"phrase": None, "say": None, "counted": (1, 2), "__init__": None}
    for path in paths:
        keywords.update(dict.fromkeys(refusals(ast.parse(path.read_bytes()))))
    found: dict[str, Message] = {}
    for path in paths:
        with path.open("rb") as source:
            for _, words, _, _ in extract("python", source, keywords, options={"encoding": "utf-8"}):
                one, many = (words, "") if isinstance(words, str) else (words[0], words[1])
                found.setdefault(one, Message(one, many, path.relative_to(REPOSITORY).as_posix()))
    return [found[one] for one in sorted(found)]


def po_path(lang: Lang) -> Path:
    """Where the catalogue of `lang` is kept; the compiled one stands beside it, with the suffix `.mo`."""
    return LOCALES / str(lang) / "LC_MESSAGES" / "briefbook.po"


def translations(lang: Lang) -> dict[str, tuple[str, ...]]:
    """The forms of each msgid as the `.po` file of `lang` has them; none when there is no file."""
    path = po_path(lang)
    if not path.exists():
        return {}
    with path.open("rb") as source:
        known = read_po(source, locale=str(lang).replace("-", "_"), charset="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for message in known:
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if message.id and not message.fuzzy:
            found[message.id if isinstance(message.id, str) else message.id[0]] = forms
    return found


def catalogue(lang: Lang, said: dict[str, tuple[str, ...]], wanted: list[Message]) -> Catalog:
    """A catalogue of the `wanted` sentences with what `said` has for them."""
    header = HEADER.format(plurals=PLURALS[lang]).encode()
    made = read_po(io.BytesIO(header), locale=str(lang).replace("-", "_"), charset="utf-8")
    made.project, made.version, made.copyright_holder = "Briefbook", "", "Briefbook contributors"
    made.header_comment = f"# Words of Briefbook in the language form {lang}; MIT licence."
    made.creation_date = made.revision_date = NO_TIME
    made.msgid_bugs_address = ""
    made.language_team, made.last_translator, made.fuzzy = str(lang), "Briefbook contributors", False
    for message in wanted:
        forms = said.get(message.one, ())
        if message.many:
            filled = (*forms, *("",) * made.num_plurals)[: made.num_plurals]
            made.add((message.one, message.many), filled, locations=[(message.file, 0)])
        else:
            made.add(message.one, forms[0] if forms else "", locations=[(message.file, 0)])
    return made


def files(lang: Lang, made: Catalog) -> dict[Path, bytes]:
    """The `.po` and the `.mo` file of a catalogue."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, made, width=110, include_lineno=False, ignore_obsolete=True)
    write_mo(compiled, made)
    return {po_path(lang): text.getvalue(), po_path(lang).with_suffix(".mo"): compiled.getvalue()}


def all_files(wanted: list[Message]) -> dict[Path, bytes]:
    """Every catalogue file as it should be."""
    said = {lang: translations(lang) for lang in WRITTEN}
    said[Lang.SR_LATN] = {one: tuple(to_latin(form) for form in forms) for one, forms in said[Lang.SR_CYRL].items()}
    return {
        path: content
        for lang, forms in said.items()
        for path, content in files(lang, catalogue(lang, forms, wanted)).items()
    }


def main(arguments: list[str]) -> int:
    """Exit status: 0, or with `--check` 1 when a file is not as it should be or a sentence has no translation."""
    wanted = messages()
    stale = {
        path: content
        for path, content in all_files(wanted).items()
        if not path.exists() or path.read_bytes() != content
    }
    untranslated = [
        (lang, message.one)
        for lang in WRITTEN
        for message in wanted
        if not all(translations(lang).get(message.one, ("",)))
    ]
    for lang, one in untranslated:
        print(f"{lang}: no translation of {one!r}", file=sys.stderr)
    if "--check" in arguments:
        for path in stale:
            print(f"not up to date: {path.relative_to(REPOSITORY)}; run make phrases", file=sys.stderr)
        return 1 if stale or untranslated else 0
    for path, content in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"{len(wanted)} sentences, {len(stale)} files written, {len(untranslated)} translations missing")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

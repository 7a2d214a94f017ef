"""`python -m tools.phrases [--check]`: the catalogues of `resources/locale` from the words in the source.

The msgid is the English sentence. New sentences are added to each `.po` file with an empty translation, sentences that
left the source are dropped, then the `.mo` files are compiled. Serbian is written in Cyrillic; the Latin catalogue is
derived from it, which loses nothing. With `--check` nothing is written: the status says whether anything would change
or is untranslated.
"""

import ast
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from briefbook.lang.phrases import PLURALS
from briefbook.lang.serbian import to_latin
from briefbook.lang.tongue import Lang

REPOSITORY = Path(__file__).resolve().parent.parent
LOCALES = REPOSITORY / "resources" / "locale"
WRITTEN = (Lang.FA, Lang.SR_CYRL)
SPEAKERS = frozenset({"phrase", "counted", "say", "__init__"})
"""Functions whose first argument is a msgid; of `counted` the second one too. Refusals are added to them."""


class Message(NamedTuple):
    """A sentence in the source; `many` is empty unless it is counted; `file` is where it was seen first."""

    one: str
    many: str
    file: str


class Words(Catalog):
    """A catalogue whose headers name neither a time nor the version of a tool: same words, same bytes."""

    def _headers(self) -> list[tuple[str, str]]:
        lang = next(lang for lang in Lang if str(lang).replace("-", "_") == str(self.locale_identifier))
        return [
            ("Project-Id-Version", "Briefbook"),
            ("Language", str(lang)),
            ("Plural-Forms", PLURALS[lang]),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]

    def _take(self, headers: Iterable[tuple[str, str]]) -> None:
        self._set_mime_headers(headers)

    mime_headers = property(_headers, _take)


def refusals(trees: Iterable[ast.Module]) -> frozenset[str]:
    """Names of the exceptions that come down from BriefbookError; their first argument is a msgid."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found, older = {"BriefbookError"}, set[str]()
    while found != older:
        older = found
        found = found | {one.name for one in classes if any(ast.unparse(base) in found for base in one.bases)}
    return frozenset(found)


def msgids(tree: ast.Module, speakers: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The literal msgids of a module, each with the plural one or an empty text."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name in speakers:
            literal = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args[:2]] + [None, None]
            one, many = literal[0], literal[1] if name == "counted" else ""
            if isinstance(one, str) and one and isinstance(many, str):
                yield one, many


def messages() -> list[Message]:
    """Every literal msgid of the package, sorted; it names the first module that says it."""
    paths = sorted((REPOSITORY / "briefbook").rglob("*.py"))
    trees = {path: ast.parse(path.read_bytes()) for path in paths}
    speakers = SPEAKERS | refusals(trees.values())
    found: dict[str, Message] = {}
    for path, tree in trees.items():
        for one, many in msgids(tree, speakers):
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
    made = Words(locale=str(lang).replace("-", "_"), fuzzy=False)
    made.mime_headers = [("Plural-Forms", PLURALS[lang])]
    made.header_comment = f"# Words of Briefbook in the language form {lang}; MIT licence."
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
    said = {lang: translations(lang) for lang in WRITTEN}
    untranslated = [
        (lang, message.one) for lang in WRITTEN for message in wanted if not all(said[lang].get(message.one, ("",)))
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

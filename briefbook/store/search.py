"""Search over everything that is written in the library: folded words in, records with a title and a snippet out."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from briefbook.lang.fold import joined_key, search_key, search_words
from briefbook.model.fields import Form, columns
from briefbook.model.kinds import KINDS
from briefbook.store.engine import Engine
from briefbook.store.rows import Row, read

_BATCH = 2_000
_BEFORE, _AFTER = 6, 10
_JOINS = re.compile("[\u200c\u00a0\u202f]")
_BLANKS = re.compile("[\\s\u200c\u00a0\u202f]+")


class Hit(NamedTuple):
    """A record that was found: its place, how to name it, and the words around the first match, or an empty text."""

    table: str
    uid: str
    title: str
    snippet: str


class Search:
    """The index of one library. Names of a person are indexed with the person, so every spelling finds it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, words: str, limit: int = 30) -> tuple[Hit, ...]:
        """The records that hold all the words, the last one as a beginning; those with them in their title first.

        Any text may be asked for; without a letter or figure in it nothing is found.
        """
        asked = search_words(words.encode(errors="ignore").decode())
        if not asked or limit < 1:
            return ()
        quoted = ['"{}"'.format(word.replace('"', '""')) for word in asked]
        match = " AND ".join(quoted) + "*"
        with self._engine.reading():
            return self._hits(self._found(match, limit), asked)

    def _found(self, match: str, limit: int) -> list[tuple[str, str, str]]:
        """Uid, kind and title of the matches: those in titles, then the others."""
        conn = self._engine.conn
        select = (
            "SELECT search.uid, record.kind, search.title FROM search_fts "
            "JOIN search ON search.id = search_fts.rowid JOIN record ON record.uid = search.uid "
            "WHERE search_fts MATCH ? LIMIT ?"
        )
        found = conn.execute(select, [f"title_key : ({match})", limit]).fetchall()
        if len(found) < limit:
            found += conn.execute(select, [match, limit + len(found)]).fetchall()
        return list(dict.fromkeys(found))[:limit]

    def _hits(self, found: list[tuple[str, str, str]], asked: tuple[str, ...]) -> tuple[Hit, ...]:
        rows = read(self._engine.conn, [uid for uid, _, _ in found])
        names = _names(self._engine.conn, [uid for uid, kind, _ in found if kind == "person"])
        return tuple(
            Hit(kind, uid, title, _snippet([*_texts(rows[uid]), *names.get(uid, ())], title, asked))
            for uid, kind, title in found
            if uid in rows
        )

    def refresh(self, uids: Iterable[str]) -> None:
        """Index those of the records that are there; the others went with their rows. Part of the caller's write."""
        conn = self._engine.conn
        wanted = list(dict.fromkeys(uids))
        for start in range(0, len(wanted), _BATCH):
            rows = read(conn, wanted[start : start + _BATCH])
            owners = {str(row.columns["person"]) for row in rows.values() if row.kind.table == "name"} - rows.keys()
            rows |= read(conn, owners)
            names = _names(conn, [uid for uid, row in rows.items() if row.kind.table == "person"])
            conn.executemany(
                "INSERT INTO search (uid, title, title_key, folded) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
                "SET title = excluded.title, title_key = excluded.title_key, folded = excluded.folded "
                "WHERE title <> excluded.title OR folded <> excluded.folded",
                [_indexed(row, names.get(uid, ())) for uid, row in rows.items() if row.kind.table != "name"],
            )

    def rebuild(self) -> None:
        """Index the whole library again. Part of the caller's write."""
        self._engine.conn.execute("DELETE FROM search")
        self.refresh([uid for (uid,) in self._engine.conn.execute("SELECT uid FROM record ORDER BY rowid")])


def _names(conn: sqlite.Connection, people: list[str]) -> dict[str, tuple[str, ...]]:
    """All stored names by person; the one to show, preferred or full and in the person's own language, first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    select = (
        "SELECT person.uid, name.value FROM name JOIN person ON person.id = name.person "
        "JOIN record ON record.uid = person.uid WHERE person.uid IN (SELECT value FROM json_each(?)) "
        "ORDER BY person.id, name.form <> 'full', name.lang <> record.lang, NOT name.preferred, name.seq"
    )
    for uid, value in conn.execute(select, [json.dumps(people)]):
        found[uid].append(value)
    return {uid: tuple(names) for uid, names in found.items()}


def _indexed(row: Row, names: tuple[str, ...]) -> tuple[str, str, str, str]:
    """Uid, title, folded title and folded text of a record."""
    title = names[0] if names else _title(row)
    texts = [*names, *_texts(row)]
    return row.uid, title, _folded([title, *names, *_titles(row)]), _folded(texts)


def _folded(texts: Iterable[str]) -> str:
    """Both search keys of the texts, each once; they differ only where there is a joiner or a hard blank."""
    keys = []
    for text in texts:
        keys.append(search_key(text))
        if _JOINS.search(text):
            keys.append(joined_key(text))
    return "\n".join(dict.fromkeys(key for key in keys if key))


def _titles(row: Row) -> Iterator[str]:
    """The first localised line of a record in its languages, its own first."""
    first = next((name for name, form in _FORMS[row.kind.table] if form is Form.WORDS), "")
    own = row.stamp["lang"]
    keys = sorted((key for key in row.words if key[0] == first), key=lambda key: key[1] != own)
    yield from (row.words[key][0] for key in keys)


def _title(row: Row) -> str:
    """What to call a record: its first localised line, else its first line, else the beginning of its first text."""
    title = next(_titles(row), "")
    lines = (str(row.columns[name]) for name, form in _FORMS[row.kind.table] if form is Form.LINE)
    return title or next(filter(None, lines), "") or next(_texts(row), "")[:80]


def _texts(row: Row) -> Iterator[str]:
    """Everything a person wrote in a record, in the order of its columns."""
    for name, form in _FORMS[row.kind.table]:
        if form is Form.LINE:
            yield row.columns[name]
        elif form is Form.LINES:
            yield from json.loads(row.columns[name])
        else:
            yield from (wording[0] for key, wording in row.words.items() if key[0] == name)


def _snippet(texts: Iterable[str], title: str, asked: tuple[str, ...]) -> str:
    """The words around the first match outside the title, or an empty text.

    Folding keeps the number of words but for rare signs, so a match is found by counting them.
    """
    for text in texts:
        if text == title:
            continue
        folded = f" {search_key(text)}"
        at = min((place for word in asked if (place := folded.find(f" {word}")) >= 0), default=-1)
        if at >= 0:
            words = [word for word in _BLANKS.split(text) if word]
            first = folded.count(" ", 0, at)
            near = words[max(0, first - _BEFORE) : first + _AFTER]
            before = "… " if first > _BEFORE else ""
            return before + " ".join(near) + (" …" if first + _AFTER < len(words) else "")
    return ""


_FORMS = {
    kind.table: tuple(
        (name, column.form)
        for name, column in columns(kind.record)
        if column.form in (Form.LINE, Form.LINES, Form.WORDS, Form.TEXT)
    )
    for kind in KINDS
}

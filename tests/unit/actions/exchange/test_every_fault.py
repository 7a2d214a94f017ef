"""Each thing that can be wrong in a folder: exactly its line, and nothing else."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefbook.actions.exchange.folder import FolderFaults, files, listed, read_folder
from briefbook.actions.exchange.folder.faults import MOST
from briefbook.lang.tongue import Lang

Faults = Callable[..., list[str]]
LANGS = "{0}.en, {0}.fa, {0}.sr-Latn or {0}.sr-Cyrl"
FACT_KINDS = "number, rank, first, quote, event or policy"

# What is changed (file, old, new), and the one line that it must give.
HEADS = [
    (
        "visit.md",
        "kind: official",
        "zzz: 1\nkind: official",
        'visit.md:6: "zzz" is not a key of visit. Did you mean "zone_host"?',
    ),
    (
        "visit.md",
        "principal:",
        "princpal:",
        'visit.md:14: "princpal" is not a key of visit. Did you mean "principal"?',
    ),
    (
        "facts.md",
        "kind: quote",
        "hue: x\nkind: quote",
        'facts.md:6: "hue" is not a key of fact. Write one of type, id, uid, gone, after, original, clearance, '
        "audience, marking, owner, checked_on, about, domain, text, kind, value, unit, period, as_of, review_by, "
        "confidence, quoted_from, cites, stale, machine, cleared.",
    ),
    (
        "visit.md",
        "kind: official",
        'kind: "official',
        "visit.md:6: the head is not YAML (unexpected end of stream). "
        'Write "key: value" lines; quote values that hold : or #.',
    ),
    (
        "visit.md",
        "kind: official",
        "kind: a: b",
        "visit.md:6: the head is not YAML (mapping values are not allowed here). "
        'Write "key: value" lines; quote values that hold : or #.',
    ),
    (
        "people/ristic.md",
        "photo:",
        "side: own\nphoto:",
        'people/ristic.md:6: "side" is written twice. Keep one; the first is in line 5.',
    ),
    (
        "points/b02.md",
        "# text.fa",
        "# text.en",
        'points/b02.md:16: "# text.en" is written twice. Keep one; the first is in line 12.',
    ),
    (
        "visit.md",
        "kind: official",
        "kind: &a official",
        'visit.md:6: "kind" has a tag or an anchor. Write the value itself.',
    ),
    (
        "visit.md",
        "kind: official",
        "kind: !x official",
        'visit.md:6: "kind" has a tag or an anchor. Write the value itself.',
    ),
    (
        "visit.md",
        "kind: official",
        "kind: {a: b}",
        'visit.md:6: "kind" is nested. Write "kind: value" or "kind: [a, b]".',
    ),
    (
        "organisations.md",
        "kind: ministry",
        "kind: [ministry]",
        'organisations.md:6: "kind" takes one value, not a list.',
    ),
    ("organisations.md", "name.en: M", "name.en: [M]\n#", 'organisations.md:4: "name.en" takes one value, not a list.'),
    (
        "facts.md",
        "id: f6",
        "type: fakt\nid: f6",
        'facts.md:2: "fakt" is no type of record. Did you mean "fact"?',
    ),
    ("facts.md", "id: f6\n", "", 'facts.md:2: fact needs "id". Write 1 to 40 of a-z, 0-9 and -.'),
    (
        "sources.md",
        "",
        "\n---\nid: S 2\ntitle: x\n---\n",
        'sources.md:13: "S 2" is no id. Write 1 to 40 of a-z, 0-9 and -.',
    ),
    (
        "sources.md",
        "",
        "\n---\nid: s2\nuid: 7\ntitle: x\n---\n",
        'sources.md:14: "7" is no UUIDv7 in small letters. Leave the line out; one is made.',
    ),
    (
        "sources.md",
        "",
        "\n---\nid: s2\nuid: 01953a67-4000-7b54-9c1f-2f6a8e0d4c31\ntitle: x\n---\n",
        "sources.md:14: this uid is already that of visit.md:3. Leave the line out; a new one is made.",
    ),
    (
        "people/zz.md",
        "",
        "---\nid: ristic\nside: own\nname.en: Z\n---\n",
        'people/zz.md:2: "ristic" is already the id of people/ristic.md:2. Give this person another id.',
    ),
    (
        "visit.md",
        "kind: official",
        "original: [fa]\nkind: official",
        'visit.md:6: "original" takes one value, not a list.',
    ),
    ("facts.md", "kind: quote", "kind: quote\n[a]: b", 'facts.md:7: a key is a list. Write "key: value" lines.'),
    ("book.md", "", "---\nid: a\n---\n\n---\nid: b\n---\n", "book.md:6: a folder holds one book. Take this one out."),
    ("facts.md", "", "\n---\n- a\n---\n", 'facts.md:11: the head is a list. Write "key: value" lines.'),
    ("facts.md", "", "\n---\n---\n", "facts.md:11: the head is empty. Write the keys of a record, id first."),
    ("facts.md", "", "\n---\nid: x\n", 'facts.md:10: the head is not closed. Write a line "---" after its last key.'),
    (
        "visit.md",
        "kind: official",
        "after: x\nkind: official",
        'visit.md:6: "after" is for an overlay such as edition-2. Leave the line out.',
    ),
    (
        "visit.md",
        "kind: official",
        "gone: yes\nkind: official",
        'visit.md:6: "gone" is for an overlay such as edition-2. Leave the line out.',
    ),
    (
        "visit.md",
        "",
        "\n---\nid: other\ntitle.en: x\nkind: state\nhome_country: IR\nhost_country: RS\nstarts_on: 2025\n"
        "ends_on: 2025\nzone_home: Asia/Tehran\nzone_host: Europe/Belgrade\n---\n",
        "visit.md:31: a folder holds one visit; the first is in visit.md:2. Make a folder of its own for this one.",
    ),
]

NEEDS = [
    (
        "points/b02.md",
        "kind: make\n",
        "",
        'points/b02.md:2: point needs "kind". Write make, argument, tactical, respond, avoid, question or press.',
    ),
    ("points/b02.md", "brief: b02\n", "", 'points/b02.md:2: point needs "brief". Write brief: and the id of brief.'),
    (
        "visit.md",
        "starts_on: 2025-02-25\n",
        "",
        'visit.md:2: visit needs "starts_on". Write starts_on: and a value, such as 2025-02-25.',
    ),
    (
        "visit.md",
        "host_country: RS\n",
        "",
        'visit.md:2: visit needs "host_country". Write host_country: and an ISO code, such as RS.',
    ),
    (
        "visit.md",
        "zone_host: Europe/Belgrade\n",
        "",
        'visit.md:2: visit needs "zone_host". Write zone_host: and a value, such as Europe/Belgrade.',
    ),
    (
        "people/hashemi.md",
        "name.en: Seyed Sattar Hashemi\nname.fa: سید ستار هاشمی\n",
        "",
        f'people/hashemi.md:2: person needs "name". Write {LANGS.format("name")}.',
    ),
    ("people/hashemi.md", "side: own\n", "", 'people/hashemi.md:2: person needs "side". Write own, host or other.'),
    (
        "visit.md",
        "",
        "\n---\ntype: delegate\nid: d1\nroom: 4\n---\n",
        f'visit.md:31: delegate needs "person" or "role". Write person, {LANGS.format("role")}.',
    ),
    ("media.md", "file: media/ristic.png\n", "", 'media.md:2: photo needs "file". Write file: media/ristic-drawn.png.'),
    (
        "sources.md",
        "title: ICT minister departs for Serbia\n",
        "",
        'sources.md:2: source needs "title". Write title: and a value.',
    ),
]

VALUES = [
    (
        "visit.md",
        "ends_on: 2025-02-27",
        "ends_on: 2025-02-30",
        'visit.md:11: "2025-02-30" is no date; February 2025 has 28 days. Write 2025-02-28, 2025-02 or j1403-12.',
    ),
    (
        "programme.md",
        "state: firm",
        "state: sure",
        'programme.md:7: "sure" is no state. Write firm, tentative, tbc or cancelled.',
    ),
    (
        "programme.md",
        "state: firm",
        "starts: 9h\nstate: firm",
        'programme.md:7: "9h" is no time. Write hours and minutes, such as 09:30.',
    ),
    (
        "visit.md",
        "Europe/Belgrade",
        "Belgrade",
        'visit.md:13: "Belgrade" is no time zone. Did you mean Europe/Belgrade?',
    ),
    (
        "facts.md",
        "kind: quote",
        "kind: quote\nvalue: 2,96",
        'facts.md:7: "2,96" is no number. Write 2.96 or -3, without thousands separators.',
    ),
    ("media.md", "placeholder: yes", "placeholder: true", 'media.md:6: "true" is neither yes nor no. Write yes or no.'),
    (
        "media.md",
        "focus: 0.5 0.3",
        "focus: 0.5 3",
        'media.md:5: "0.5 3" is no focus. Write two numbers from 0 to 1, such as 0.5 0.3.',
    ),
    (
        "visit.md",
        "ends_on: 2025-02-27",
        "ends_on: 2025-02-24",
        "visit.md:11: ends_on is before starts_on (line 10). Swap them.",
    ),
    (
        "visit.md",
        "home_country: IR",
        "home_country: Iran",
        'visit.md:7: "Iran" is no country. Write its two-letter ISO code, such as RS.',
    ),
    ("visit.md", "home_country: IR", "home_country: ir", 'visit.md:7: "ir" is no country. Did you mean "IR"?'),
    (
        "facts.md",
        "text.en: Serbia",
        f"text.en: {'x' * 300}",
        "facts.md:5: The text has 363 characters, at most 255 fit. Shorten it.",
    ),
    (
        "programme.md",
        "ristic principal",
        "ristic boss",
        'programme.md:8: "boss" is no role or state of a participant. '
        "Write principal, chair, expert, note, interpreter, plus_one, confirmed or tbc.",
    ),
    (
        "programme.md",
        "ristic principal",
        "hashemi chair",
        'programme.md:8: "hashemi" is named twice. Name it once.',
    ),
    ("points/b02.md", "[f6]", "[f6, f6]", 'points/b02.md:9: "f6" is named twice. Name it once.'),
    (
        "facts.md",
        "kind: quote",
        "kind: quote\nchecked_on: soon",
        'facts.md:7: "soon" is no date. Write 2025-02-25, 2025-02, 2025 or j1403-12-07.',
    ),
    (
        "media.md",
        "focus: 0.5 0.3",
        "focus: 0.5",
        'media.md:5: "0.5" is no focus. Write two numbers from 0 to 1, such as 0.5 0.3.',
    ),
    (
        "people/ristic.md",
        "[Dejan Ristic, Dejan Listic]",
        "[Dejan, Dejan]",
        'people/ristic.md:8: "Dejan" is named twice. Name it once.',
    ),
    (
        "people/ristic.md",
        "[Dejan Ristic, Dejan Listic]",
        f"[{'x' * 256}]",
        "people/ristic.md:8: The text has 256 characters, at most 255 fit. Shorten it.",
    ),
    (
        "people/hashemi.md",
        "name.en: Seyed",
        "name.en: [Seyed]\n#",
        'people/hashemi.md:5: "name.en" takes one value, not a list.',
    ),
    (
        "meetings/b02.md",
        "A shared reading",
        "x" * 50_000,
        "meetings/b02.md:7: The text has 50058 characters, at most 50000 fit. Shorten it.",
    ),
    ("facts.md", "[s1]", "[s1, s1]", 'facts.md:7: "s1" is named twice. Name it once.'),
]

LINKS = [
    (
        "points/b02.md",
        "to: [ristic]",
        "to: [ristik]",
        'points/b02.md:8: no person has the id "ristik". Did you mean "ristic"?',
    ),
    (
        "points/b02.md",
        "to: [ristic]",
        "to: [mit-rs]",
        'points/b02.md:8: "mit-rs" is the id of organisation, not of person. Write the id of person.',
    ),
    (
        "points/b02.md",
        "to: [ristic]",
        "to: [qqqqqq]",
        'points/b02.md:8: no person has the id "qqqqqq". Write the id of person, or add the record.',
    ),
    (
        "facts.md",
        "about: country RS",
        "about: contry RS",
        'facts.md:4: "contry RS" names no record. Write the type and the id, such as country RS.',
    ),
    (
        "facts.md",
        "about: country RS",
        "about: RS",
        'facts.md:4: "RS" names no record. Write a type and an id, such as country RS or person hashemi.',
    ),
    (
        "facts.md",
        "cites: [s1]",
        "cites.txt: [s1]",
        'facts.md:7: "cites.txt" names no column of fact. Write cites.about, cites.domain, cites.text, cites.kind, '
        "cites.value, cites.unit, cites.period, cites.as_of, cites.review_by, cites.confidence or cites.quoted_from.",
    ),
]

LANGUAGES = [
    (
        "visit.md",
        "title.fa",
        "title.sr",
        'visit.md:5: "title.sr" has no such language. Write title.sr-Latn or title.sr-Cyrl.',
    ),
    (
        "visit.md",
        "title.fa",
        "title.de",
        f'visit.md:5: "title.de" has no such language. Write {LANGS.format("title")}.',
    ),
    ("sources.md", "title:", "title.en:", 'sources.md:5: "title" of source has one form. Write title:'),
    (
        "visit.md",
        "title.fa",
        "title",
        f'visit.md:5: "title" of visit is written by language. Write {LANGS.format("title")}.',
    ),
    (
        "people/ristic.md",
        "name.fa:",
        "name.fa.nick:",
        'people/ristic.md:9: "nick" is no form of a name. '
        "Write full, short, family, sort, vocative, written, spoken or variant.",
    ),
    (
        "visit.md",
        "principal: hashemi",
        "principal: hashemi\nstale.fa: [titel]",
        'visit.md:15: "stale.fa" names "titel", which has no wording in fa. Did you mean "title"?',
    ),
    (
        "visit.md",
        "principal: hashemi",
        "principal: hashemi\nstale.sr: [title]",
        'visit.md:15: "stale.sr" has no such language. Write stale.sr-Latn or stale.sr-Cyrl.',
    ),
    (
        "visit.md",
        "principal: hashemi",
        "principal: hashemi\nstale: [title]",
        f'visit.md:15: "stale" of visit is written by language. Write {LANGS.format("stale")}.',
    ),
    (
        "facts.md",
        "kind: quote",
        "kind: quote\nstale.en: [zzzzzz]",
        'facts.md:7: "stale.en" names "zzzzzz", which has no wording in en. Write text.',
    ),
    (
        "visit.md",
        "principal: hashemi",
        "principal: hashemi\nmachine.sr-Latn: [title]",
        'visit.md:15: "machine.sr-Latn" names "title", which has no wording in sr-Latn. Leave it out.',
    ),
    (
        "visit.md",
        "principal: hashemi",
        "principal: hashemi\nmachine.fa: [title]\ncleared.fa: [title]",
        'visit.md:16: "title" is named as machine and as cleared. Keep one.',
    ),
]

TEXTS = [
    (
        "meetings/b02.md",
        "# outcome.en",
        "# Outcome",
        'meetings/b02.md:7: "# Outcome" names no text. Write "# outcome.en"; headings inside a text begin with "##".',
    ),
    (
        "meetings/b02.md",
        "# outcome.en",
        "# outcome.sr",
        'meetings/b02.md:7: "outcome.sr" has no such language. Write outcome.sr-Latn or outcome.sr-Cyrl.',
    ),
    (
        "facts.md",
        "",
        "\n# Remarks\n\nx\n",
        'facts.md:10: "# Remarks" names no text; fact has none. Write "##" before a heading inside a text.',
    ),
    ("facts.md", "", "\n# text.fa\n\nx\n", 'facts.md:10: "# text.fa" is one line. Write text.fa: in the head.'),
    ("meetings/b02.md", "# outcome.en", "# item", 'meetings/b02.md:7: "# item" is no text. Write item: in the head.'),
    ("facts.md", "", "\nloose words\n", 'facts.md:10: a text has no name. Write a line such as "# text.en" above it.'),
    (
        "meetings/b02.md",
        "item: i02",
        "item: i02\nours.en: x",
        'meetings/b02.md:5: "ours.en" is a text. Write it below the head, under a line "# ours.en".',
    ),
    (
        "meetings/b02.md",
        "A shared reading",
        "```\nA shared reading",
        'meetings/b02.md:9: a code fence is not closed. Write a line "```" where the code ends.',
    ),
    (
        "facts.md",
        "---\nid",
        "Facts\n\n---\nid",
        'facts.md:1: a text stands before the first record. Begin the file with a line "---" and the keys of a record.',
    ),
]

FILES = [
    (
        "media.md",
        "media/ristic.png",
        "../x.png",
        "media.md:4: ../x.png lies outside the folder. Put the file into media/.",
    ),
    (
        "media.md",
        "media/ristic.png",
        "C:/x.png",
        "media.md:4: C:/x.png lies outside the folder. Put the file into media/.",
    ),
    (
        "media.md",
        "media/ristic.png",
        "media/Ristic.png",
        "media.md:4: media/Ristic.png is written media/ristic.png in the folder. Write media/ristic.png.",
    ),
    ("media/odd.png", "", "x", "media/odd.png:1: no record names this file. Name it in media.md, or take it out."),
    (
        "notes.txt",
        "",
        "x",
        "notes.txt:1: the file does not belong to a briefing folder. "
        "Take it out, or put it into media/ and name it in media.md.",
    ),
    ("fact.md", "", "x", 'fact.md:1: the file does not belong to a briefing folder. Did you mean "facts.md"?'),
    ("facts/š.md", "", "x", "facts/š.md:1: the file name is not plain ASCII. Name the file after an id."),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [*HEADS, *NEEDS, *VALUES, *LINKS, *LANGUAGES, *TEXTS, *FILES],
)
def test_each_fault_says_its_place_and_its_cure(faults: Faults, file: str, old: str, new: str, expected: str):
    found = faults(file, old, new)
    alone = [line for line in found if not line.startswith("media/ristic.png")] if file == "media.md" else found
    assert alone == [expected]


def test_a_head_too_large_to_compose_is_refused(faults: Faults):
    assert faults("facts.md", "kind: quote", f"kind: quote\nunit: {'x' * 66_000}")[0] == (
        "facts.md:2: the head is over 64 KB. Write long texts below it."
    )


@pytest.mark.parametrize("value", ["[" * 401, "{" * 401, "- - a"])
def test_a_head_that_would_take_seconds_is_refused(faults: Faults, value: str):
    assert faults("facts.md", "kind: quote", f"kind: {value}")[0] == (
        "facts.md:2: the head has too many brackets or dashes. Write one [a, b] per key; quote other values."
    )


def test_a_missing_file_says_the_nearest_one(faults: Faults):
    found = faults("media.md", "media/ristic.png", "media/ristik.png")
    assert found[0] == 'media.md:4: there is no media/ristik.png. Did you mean "media/ristic.png"?'


def test_a_missing_file_without_any_like_it_says_where_to_put_it(faults: Faults):
    found = faults("media.md", "media/ristic.png", "media/qqqqqqqqqqqqqq.zz")
    assert found[0] == "media.md:4: there is no media/qqqqqqqqqqqqqq.zz. Put the file there, or take the record out."


def test_a_file_that_is_no_picture_is_refused(small: Path):
    (small / "media/ristic.png").write_bytes(b"GIF89a, or so it says")
    assert [str(fault) for fault in read_folder(small).faults] == [
        "media.md:4: media/ristic.png is not a picture (PNG, JPEG, WEBP, TIFF, GIF, BMP). Replace the file."
    ]


def test_a_file_that_is_not_utf8_is_named_with_the_byte(small: Path):
    (small / "facts.md").write_bytes("---\nid: f6\ntext.en: Čačak\n---\n".encode("cp1250"))
    assert "facts.md:1: the file is not UTF-8 (byte 20). Save it as UTF-8." in map(str, read_folder(small).faults)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_symbolic_links_are_not_followed(small: Path, tmp_path: Path):
    outside = tmp_path / "secret.md"
    outside.write_text("---\nid: a\n---\n")
    (small / "facts").symlink_to(tmp_path, target_is_directory=True)
    (small / "points/c.md").symlink_to(outside)
    assert [str(fault) for fault in read_folder(small).faults] == [
        "facts:1: a symbolic link is not read. Put the file itself there.",
        "points/c.md:1: a symbolic link is not read. Put the file itself there.",
    ]


def test_folders_in_folders_end_somewhere(small: Path):
    deep = small.joinpath("media", *"abcdefgh")
    deep.mkdir(parents=True)
    assert [str(fault) for fault in read_folder(small).faults] == [
        "media/a/b/c/d:1: the folder lies too deep. Put its files into media/."
    ]


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_file_name_that_no_terminal_can_print_is_shown_without_its_signs(small: Path):
    Path(os.fsdecode(bytes(small) + b"/media/a\xff\nb.png")).write_bytes(b"")
    assert [fault.file for fault in read_folder(small).faults] == ["media/a??b.png"]


def test_too_many_files_are_no_briefing_folder(small: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "MOST_FILES", 5)
    assert "visit.md:1: the folder has more than 5 files. Name the folder of one visit." in map(
        str, read_folder(small).faults
    )


def test_files_above_their_size_are_not_read(small: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "LARGEST_MEDIA", 10)
    found = [str(fault) for fault in read_folder(small).faults]
    monkeypatch.setattr(files, "LARGEST", 100)
    found += [str(fault) for fault in read_folder(small).faults]
    assert "visit.md:1: the file is over 8 MB. Split it into a folder of files." in found
    assert "media.md:4: media/ristic.png is over 50 MB. Make the file smaller." in found


@pytest.mark.parametrize("name", ["facts.md", "media/ristic.png"])
def test_a_file_that_cannot_be_opened_is_named(small: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    real = files._content

    def closed(path: Path, limit: int) -> bytes | None:
        if path == small / name:
            raise PermissionError(13, "Permission denied")
        return real(path, limit)

    monkeypatch.setattr(files, "_content", closed)
    assert any(
        "cannot be read (Permission denied). Check who may open it." in str(f) for f in read_folder(small).faults
    )


def test_a_folder_that_cannot_be_opened_is_named(small: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "points":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(files.os, "scandir", closed)
    assert [str(fault) for fault in read_folder(small).faults] == [
        "points/:1: the folder cannot be read (Permission denied). Check who may open it."
    ]


def test_a_folder_without_a_visit_is_named(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert [str(fault) for fault in read_folder(tmp_path / "empty").faults] == [
        'visit.md:1: there is no visit.md in "empty". Name the folder of one visit.'
    ]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path):
    assert [str(fault) for fault in read_folder(tmp_path / "none").faults] == [
        'visit.md:1: there is no visit.md in "none". Name the folder of one visit.'
    ]


def test_an_empty_visit_file_is_a_fault(small: Path):
    (small / "visit.md").write_text("")
    assert (
        "visit.md:1: there is no visit in visit.md. Write a head with its id, title, countries, zones and days."
        in map(str, read_folder(small).faults)
    )


def test_all_faults_of_all_files_come_in_one_run_by_file_and_line(small: Path):
    expected = []
    for file, old, new, line in [LANGUAGES[0], VALUES[0], LINKS[0], TEXTS[0]]:
        path = small / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8", newline="\n")
        expected.append(line)
    found = [str(fault) for fault in read_folder(small).faults]
    assert found == [expected[3], expected[2], expected[0], expected[1]]


def test_after_two_hundred_faults_only_their_number_is_said(small: Path):
    text = "".join(f"---\nid: x{n}\nkind: bad\n---\n\n" for n in range(150))
    (small / "facts.md").write_text(text)
    faults = read_folder(small).faults
    assert len(faults) > MOST
    lines = listed(faults, Lang.EN)
    assert len(lines) == MOST + 1
    assert lines[-1] == f"and {len(faults) - MOST} more faults"
    assert str(FolderFaults(faults)) == "\n".join(lines)


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
@pytest.mark.timeout(20)
def test_a_pipe_is_named_and_keeps_nobody_waiting(small: Path):
    os.mkfifo(small / "people" / "zz.md")
    os.mkfifo(small / "media" / "zz.png")
    assert [str(fault) for fault in read_folder(small).faults] == [
        "media/zz.png:1: this is no ordinary file. Take it out.",
        "people/zz.md:1: this is no ordinary file. Take it out.",
    ]


def test_nothing_but_the_missing_visit_is_said_of_a_folder_without_one(small: Path):
    assert [str(fault) for fault in read_folder(small.parent).faults] == [
        f'visit.md:1: there is no visit.md in "{small.parent.name}". Name the folder of one visit.'
    ]


def test_links_into_a_file_that_cannot_be_read_are_no_faults(small: Path):
    (small / "people" / "ristic.md").write_bytes(b"\xff")
    (small / "facts.md").write_bytes(b"\xff")
    assert [str(fault) for fault in read_folder(small).faults] == [
        "facts.md:1: the file is not UTF-8 (byte 0). Save it as UTF-8.",
        "people/ristic.md:1: the file is not UTF-8 (byte 0). Save it as UTF-8.",
    ]


def test_links_into_a_folder_that_cannot_be_opened_are_no_faults(small: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "people":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(files.os, "scandir", closed)
    assert [str(fault) for fault in read_folder(small).faults] == [
        "people/:1: the folder cannot be read (Permission denied). Check who may open it."
    ]


def test_a_visit_folder_that_cannot_be_opened_is_named(small: Path, monkeypatch: pytest.MonkeyPatch):
    def closed(path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "scandir", closed)
    assert [str(fault) for fault in read_folder(small).faults] == [
        "visit.md:1: the folder cannot be read (Permission denied). Check who may open it."
    ]


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_the_name_of_a_folder_that_is_no_text_is_kept_without_its_signs(small: Path, tmp_path: Path):
    odd = small.rename(Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9")))
    assert read_folder(odd).source == "caf?"


OUTSIDE = [
    "/etc/hostname",
    "../secret.png",
    "media/../../secret.png",
    "file:///etc/hostname",
    "\\\\host\\share\\x.png",
    "http://example.org/x.png",
    "media/\\u0000x.png",
    "~/x.png",
    "$HOME/x.png",
    "con",
]


def test_no_name_in_a_folder_opens_a_file_outside_it(small: Path):
    """The hook cannot be taken off again, so it looks only while `watched` holds the folder."""
    watched: list[Path] = [small]
    opened: list[str] = []

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if watched and event == "open" and isinstance(arguments[0], str | bytes):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if not path.startswith(str(small.resolve())) and not path.endswith((".py", ".pyc", ".so")):
                opened.append(path)
        elif watched and event.startswith("socket."):
            opened.append(event)

    media, visit = (small / "media.md").read_text("utf-8"), (small / "visit.md").read_text("utf-8")
    read_folder(small)  # what is loaded once, such as the names of time zones, is loaded now
    sys.addaudithook(look)
    for name in OUTSIDE:
        (small / "media.md").write_text(media.replace("media/ristic.png", f'"{name}"'), "utf-8")
        (small / "visit.md").write_text(visit + f"\n![x]({name})\n\n[x]({name})\n", "utf-8")
        assert any(fault.file == "media.md" for fault in read_folder(small).faults), name
    watched.clear()
    assert opened == []

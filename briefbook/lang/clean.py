"""Text from outside made safe to keep: controls, broken characters, lengths, file names."""

import hashlib
import re
import unicodedata

from briefbook.errors import TextError

# C0 without tab and line feed (a lone or paired carriage return becomes a line feed first), lone surrogates and
# two noncharacters: XML 1.0 forbids each of them, so one would make a DOCX that no parser takes.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("[\t\n\x85\u2028\u2029]+")
_NOT_IN_FILE_NAMES = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f]+')
_END = re.compile(r"[\s.]+\Z")
# Windows opens a device for these, with any suffix and in any case.
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE)
_OPENING_ISOLATES = "\u2066\u2067\u2068"
_CLOSING_ISOLATE = "\u2069"
_EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"


def clean_text(text: str, limit: int = 50_000) -> str:
    """`text` in NFC, with line feeds only, without what a document cannot hold; ZWNJ and bidi marks stay.

    Raises TextError above `limit` characters.
    """
    return _within(unicodedata.normalize("NFC", _lines(text)), limit)


def clean_line(text: str, limit: int = 255) -> str:
    """`text` as one line: as `clean_text`, and breaks and tabs as blanks, no bidi controls, no blank ends; ZWNJ stays.

    Raises TextError above `limit` characters.
    """
    return _within(_line(text), limit)


def stray_marks(text: str) -> list[int]:
    """Indices of bidi marks that prose should not hold: U+202A-202E, and isolates without a partner in their line."""
    stray, open_at = [], []
    for index, character in enumerate(text):
        if character in _EMBEDDINGS:
            stray.append(index)
        elif character in _OPENING_ISOLATES:
            open_at.append(index)
        elif character == _CLOSING_ISOLATE:
            if open_at:
                open_at.pop()
            else:
                stray.append(index)
        elif character == "\n":
            stray += open_at
            open_at = []
    return sorted(stray + open_at)


def clean_file_name(name: str) -> str:
    """A file name that Windows, macOS and Linux all take, as near to `name` as they let; never empty.

    At most 120 UTF-16 units and 255 UTF-8 bytes; a longer one is cut before its suffix, and eight figures
    of a hash of the whole name keep two cut names apart.
    """
    plain = _NOT_IN_FILE_NAMES.sub("-", _line(name))
    plain = _END.sub("", plain) or "_"
    if _RESERVED.fullmatch(plain.partition(".")[0].rstrip(" ")):
        plain = "_" + plain
    return plain if _fits(plain) else _shortened(plain)


def _lines(text: str) -> str:
    """`text` without forbidden characters and with line feeds as its only breaks."""
    return _FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def _line(text: str) -> str:
    """`text` as one line, of any length; NFC may make it longer than it was."""
    line = _BREAKS.sub(" ", _BIDI_CONTROLS.sub("", _lines(text)))
    return unicodedata.normalize("NFC", line.strip())


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise TextError("The text has {n} characters, at most {limit} fit. Shorten it.", n=len(text), limit=limit)
    return text


def _fits(name: str) -> bool:
    return len(name.encode("utf-16-le")) <= 240 and len(name.encode("utf-8")) <= 255


def _shortened(name: str) -> str:
    """`name` cut to fit, with a hash; a suffix of up to ten characters is kept."""
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix) > 10 or not suffix.isalnum():
        stem, dot, suffix = name, "", ""
    end = "-" + hashlib.sha256(name.encode()).hexdigest()[:8] + dot + suffix
    stem = stem[:120]
    while not _fits(stem + end):
        stem = stem[:-1]
    return _END.sub("", stem) + end

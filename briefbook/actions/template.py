"""An office's Word template with its map of styles, read from two files."""

from dataclasses import replace
from pathlib import Path

from briefbook.actions.files import look_at, unreachable
from briefbook.errors import ReadError
from briefbook.writers.word.letterhead import Letterhead, read_letterhead
from briefbook.writers.word.restyling import read_style_map

_MOST = 64_000_000
"""Bytes of a file that is read at all."""


def letterhead_of(template: Path, styles: Path | None = None) -> Letterhead:
    """The letterhead in a .docx or .dotx, with the map of styles in a TOML file.

    Raises ReadError that names the file, what is wrong with it and the cure.
    """
    content = _read(template)
    try:
        letterhead = read_letterhead(content)
    except ReadError as wrong:
        raise ReadError("{name}: {why}", name=template, why=wrong.phrase) from wrong
    if styles is None:
        return letterhead
    written = _read(styles)
    try:
        return replace(letterhead, mapped=read_style_map(written.decode("utf-8-sig")))
    except UnicodeDecodeError as wrong:
        raise ReadError("{path} is not UTF-8. Save it as UTF-8.", path=styles) from wrong
    except ReadError as wrong:
        raise ReadError("{name}: {why}", name=styles, why=wrong.phrase) from wrong


def _read(path: Path) -> bytes:
    found = look_at(path)
    if found is None:
        raise ReadError("There is no file {path}. Check its name.", path=path)
    if found.st_size > _MOST:
        raise ReadError("{path} is larger than {most} MB. Choose another file.", path=path, most=_MOST // 1_000_000)
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise unreachable(path, wrong) from wrong

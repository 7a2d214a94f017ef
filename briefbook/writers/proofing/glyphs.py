"""Text of a page's content stream, through the /ToUnicode maps of its fonts."""

import re
from typing import Final

_TOKEN: Final = re.compile(rb"/(\w+)\s+[\d.]+\s+Tf\b|\(((?:[^\\()]|\\.)*)\)|<([0-9A-Fa-f\s]{4,})>|\b(ET|Td)\b", re.S)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
_LETTERS: Final = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_PAIR: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SPAN: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def read_map(stream: bytes) -> dict[int, str]:
    """Glyph code to text, as a /ToUnicode stream lists them one by one or as ranges."""
    codes: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", stream, re.S):
        codes.update((int(code, 16), _utf16(text)) for code, text in _PAIR.findall(block))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", stream, re.S):
        for first, last, text in _SPAN.findall(block):
            start = _utf16(text)
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                codes[code] = start[:-1] + chr(ord(start[-1]) + step)
    return codes


def shown(stream: bytes, maps: dict[str, dict[int, str]]) -> list[str]:
    """Lines of a content stream in the order of drawing, as the glyphs stand from left to right."""
    lines: list[str] = []
    line: list[str] = []
    codes: dict[int, str] = {}
    for found in _TOKEN.finditer(stream):
        font, plain, pairs, end = found.groups()
        if font is not None:
            codes = maps.get(font.decode(), {})
        elif end is not None:  # a text ends, or goes on in another place
            if line:
                lines.append("".join(line))
            line = []
        else:
            data = bytes.fromhex(pairs.decode()) if plain is None else unescaped(plain)
            units = (int.from_bytes(data[at : at + 2]) for at in range(0, len(data) - 1, 2))
            line += [codes.get(unit, "") for unit in units]
    return [*lines, "".join(line)]


def literal(token: bytes) -> str:
    """Text of a string in an object, brackets included in `token`."""
    if token.startswith(b"<"):
        digits = re.sub(rb"\s", b"", token[1:-1])
        data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    else:
        data = unescaped(token[1:-1])
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("latin-1")


def unescaped(data: bytes) -> bytes:
    """The bytes that a literal string stands for."""
    return _ESCAPE.sub(_letter, data) if b"\\" in data else data


def _letter(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    if escaped[:1].isdigit():
        return bytes((int(escaped, 8) & 255,)) if escaped[0] in b"01234567" else escaped
    return _LETTERS.get(escaped, escaped)


def _utf16(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", "replace")

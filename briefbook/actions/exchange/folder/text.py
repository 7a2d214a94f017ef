"""A file of records cut into heads and texts."""

import re
from dataclasses import dataclass, field

from briefbook.actions.exchange.folder.faults import Faults, Spot, shortened
from briefbook.actions.exchange.folder.head import Head, read_head
from briefbook.errors import phrase

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
EDGE = "---"


@dataclass(frozen=True, slots=True)
class Passage:
    """The Markdown under a line `# field.lang`; `line` is that of the heading."""

    line: int
    text: str


@dataclass(slots=True)
class Piece:
    """One record of a file, before it is known what its keys mean."""

    head: Head
    texts: dict[str, Passage] = field(default_factory=dict)


def cut(file: str, text: str, faults: Faults) -> list[Piece]:
    """The records of a file in order. Raises nothing: what is wrong goes to `faults`."""
    lines = text.split("\n")
    pieces: list[Piece] = []
    at = 0
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at < len(lines) and lines[at] != EDGE:
        faults.add(
            Spot(file, at + 1),
            phrase('a text stands before the first record. Begin the file with a line "---" and the keys of a record.'),
        )
        at = _next_edge(lines, at)
    while at < len(lines):
        close = next((n for n in range(at + 1, len(lines)) if lines[n] == EDGE), None)
        if close is None:
            faults.add(Spot(file, at + 1), phrase('the head is not closed. Write a line "---" after its last key.'))
            break
        piece = Piece(read_head(file, at + 2, lines[at + 1 : close], faults))
        at = _texts(file, lines, close + 1, piece, faults)
        pieces.append(piece)
    return pieces


def _next_edge(lines: list[str], at: int) -> int:
    """Index of the next line that opens a head, or the number of lines."""
    return next((n for n in range(at, len(lines)) if lines[n] == EDGE), len(lines))


def _texts(file: str, lines: list[str], at: int, piece: Piece, faults: Faults) -> int:
    """Take the texts of a record; returns the index of the line that opens the next one."""
    name, begun, opened, fence = "", at, 0, ""
    kept: list[str] = []
    while at < len(lines) and (fence or lines[at] != EDGE):
        line = lines[at]
        if not fence and line.startswith("# "):
            _keep(file, name, begun, kept, piece, faults)
            name, begun, kept = line[2:].strip(), at, []
        else:
            kept.append(line)
            was, fence = fence, fence_after(fence, line)
            opened = at if fence and not was else opened
        at += 1
    _keep(file, name, begun, kept, piece, faults)
    if fence:
        faults.add(
            Spot(file, opened + 1),
            phrase('a code fence is not closed. Write a line "{fence}" where the code ends.', fence=fence),
        )
    return at


def fence_after(fence: str, line: str) -> str:
    """The mark that closes the code fence in which the next line stands, or an empty one (CommonMark, 4.5)."""
    found = FENCE.fullmatch(line)
    if not found:
        return fence
    mark, rest = found[1], found[2]
    if fence:
        closes = mark[0] == fence[0] and len(mark) >= len(fence) and not rest.strip()
        return "" if closes else fence
    return "" if mark[0] == "`" and "`" in rest else mark


def _keep(file: str, name: str, begun: int, lines: list[str], piece: Piece, faults: Faults) -> None:
    """Put one passage into its piece."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    if not name:
        if filled:
            faults.add(
                Spot(file, begun + filled[0] + 1),
                phrase('a text has no name. Write a line such as "# text.en" above it.'),
            )
        return
    if name in piece.texts:
        faults.add(
            Spot(file, begun + 1),
            phrase(
                '"# {name}" is written twice. Keep one; the first is in line {line}.',
                name=shortened(name),
                line=str(piece.texts[name].line),
            ),
        )
        return
    text = "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""
    piece.texts[name] = Passage(begun + 1, text)

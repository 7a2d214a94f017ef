"""What staff type and Python-Markdown gets wrong: repaired before parsing, and an extension for the rest."""

import re
from collections.abc import Iterator

import markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import AutolinkInlineProcessor, SimpleTagInlineProcessor

_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_FENCE_WITH_MORE = re.compile(r"^(\s{0,3}(?:```+|~~~+)\s*[\w+-]*).*$")
_ITEM = re.compile(r"^(\s*)([-*+]|\d{1,9}\.)(\s+)(?=\S)")
_PASTED = re.compile(r"^(\s*)[•–▪◦‣]\s+")
_BRACKET_NUMBER = re.compile(r"^(\s*)(\d{1,9})\)\s+")
_NUMBER = re.compile(r"^\s*(\d{1,9})[.)]\s")
_NO_HEADING = re.compile(r"^(#{1,6})(?=[^#\s])")
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "januar|februar|mart|april|maj|jun|juni|jul|juli|avgust|septembar|oktobar|novembar|decembar|"
    "farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand|"
    "januara|februara|marta|aprila|maja|juna|jula|avgusta|septembra|oktobra|novembra|decembra"
)
# `14. jula 2026. ministar` would become a list that starts at 14, in every parser, as CommonMark demands.
_DATE = re.compile(rf"^(\s*\d{{1,2}})\.(?=\s+(?i:{_MONTHS})\b)")
# So would `20. vek`; but `1. apples` and the numbers that follow it are a list all the same.
_ORDINAL = re.compile(r"^(\s*)(\d{1,2})\.(?=\s+[a-zčćđšžа-яђјљњћџ])")
_YEAR = re.compile(r"^(\s*\d{4})\.(?=\s)")
_ADDRESS = r"(?<![\w/@.])((?:https?://|www\.)[^\s<>\[\]«»،؛]*[^\s<>\[\]«»،؛.,;:!?'\")]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
_STASH = re.compile("[\u0002\u0003]")


def repaired(text: str) -> str:
    """`text` with lists, headings and breaks as Python-Markdown needs them; code fences are left alone.

    Pasted bullets become list items, `1)` becomes `1.`, nested items are indented by four blanks a level, a list gets
    a blank line before it, a date or a year at the start of a line is no list number, `#5` is no heading.
    """
    return "\n".join(_indented(list(_lines(_STASH.sub("", text)))))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Lines with whether they stand in a code fence."""
    fence, before = "", 0
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence:
            yield line, True
            if found and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif found:
            fence = found[1]
            yield _FENCE_WITH_MORE.sub(r"\1", line), True
        else:
            ordinal = _ORDINAL.match(line)
            if ordinal and int(ordinal[2]) not in (1, before + 1):
                line = line.replace(".", "\\.", 1)
            numbered = _NUMBER.match(line)
            before = int(numbered[1]) if numbered else before if line.strip() else 0
            yield _mended(line), False


def _mended(line: str) -> str:
    line = _PASTED.sub(r"\1- ", line)
    line = _BRACKET_NUMBER.sub(r"\1\2. ", line)
    line = _DATE.sub(r"\1\\.", line)
    line = _YEAR.sub(r"\1\\.", line)
    line = _NO_HEADING.sub(r"\\\1", line)
    if line.endswith("\\") and not line.endswith("\\\\"):
        line = line[:-1] + "  "
    return line


def _indented(lines: list[tuple[str, bool]]) -> Iterator[str]:
    """Lines with list items at four blanks a level and a blank line before a list that follows a paragraph."""
    levels: list[int] = []
    before = ""
    for line, fenced in lines:
        item = None if fenced else _ITEM.match(line)
        if item:
            indent = len(item[1].expandtabs(4))
            while levels and indent < levels[-1]:
                levels.pop()
            if not levels or indent > levels[-1] + 1:
                levels.append(indent)
            if before.strip() and len(levels) == 1 and not _ITEM.match(before) and not before.startswith(" "):
                yield ""
            line = "    " * (len(levels) - 1) + item[2] + " " + line[item.end() :]
        elif line.strip() and levels and not fenced:
            if line.startswith((" ", "\t")):
                line = "    " * len(levels) + line.lstrip()
            elif not before.strip():
                levels = []
        yield line
        before = line


class _Address(AutolinkInlineProcessor):  # type: ignore[misc]  # the package has no types
    """A bare URL or mail address becomes a link, as it is written, without obfuscation."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[object, int, int]:  # noqa: N802
        """The link and the place of the match."""
        link, start, end = super().handleMatch(m, data)
        address = m[1]
        mail = "@" in address and "/" not in address
        link.set("href", f"mailto:{address}" if mail else address if "://" in address else f"http://{address}")
        return link, start, end


class _Dialect(Extension):  # type: ignore[misc]
    """Raw HTML off, strike on, bare addresses linked."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Register the parts."""
        md.preprocessors.deregister("html_block")
        for name in ("html", "automail", "entity"):
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del"), "strike", 65)
        md.inlinePatterns.register(_Address(_ADDRESS, md), "address", 85)


def parser() -> markdown.Markdown:
    """A parser for our subset; `reset()` it between texts. Never smarty: it writes English quotes everywhere."""
    plain = ["tables", "def_list", "attr_list", "abbr", "sane_lists", "fenced_code"]
    return markdown.Markdown(
        extensions=[*plain, FootnoteExtension(BACKLINK_TEXT=""), _Dialect()], output_format="xhtml"
    )

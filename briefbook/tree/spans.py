"""The smallest node: a stretch of text in one manner."""

from dataclasses import dataclass

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.frozen import quick
from briefbook.tree.roles import Tone


@quick
@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one manner.

    `link` is a URL (http, https, mailto), or `#`, a paper code and perhaps `/` and an anchor in that paper; `note`
    numbers a note of the paper, 0 = none; `fixed` keeps a typed field (telephone, code, address) in left-to-right order
    as a whole.
    """

    text: str
    lang: Lang
    bold: bool = False
    italic: bool = False
    strike: bool = False
    link: str = ""
    note: int = 0
    tone: Tone = Tone.PLAIN
    fixed: bool = False
    source: Ref | None = None

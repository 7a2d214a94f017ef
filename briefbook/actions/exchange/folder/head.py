"""The YAML head of a record: composed, never constructed, so every value stays the text that was typed."""

from dataclasses import dataclass
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from briefbook.actions.exchange.folder.faults import Faults, Spot, shortened
from briefbook.errors import phrase

LONGEST = 64 * 1024
BRACKETS = 400
"""5,000 open brackets cost the composer 5 s (measured)."""
# What ruamel 0.19 raises beside its own errors, found by mutation: KeyError for a version that there is not.
_BROKEN = (RecursionError, LookupError, ValueError, TypeError, AttributeError, AssertionError)
KEPT = 4_096
"""Heads that are remembered. An overlay reads its base again and a comparison the edition before; composing the 225
heads of the sample takes 40 % of the time in which its book is built (measured)."""
KNOWN = frozenset({"str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge"})
"""Tags that the composer gives by itself; any other was typed."""


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a key, as typed: one text or a list of them; nothing where it was `refused`."""

    line: int
    text: str | tuple[str, ...] = ""
    refused: bool = False

    @property
    def several(self) -> tuple[str, ...]:
        """The value as a list; nothing where it is empty."""
        if isinstance(self.text, tuple):
            return self.text
        return (self.text,) if self.text.strip() else ()

    @property
    def empty(self) -> bool:
        """Whether nothing is written, which is the same as no key."""
        return not self.several


@dataclass(frozen=True, slots=True)
class Head:
    """Keys of a head in order. `line` is that of its first key; `commented` says that comments will be lost."""

    line: int
    keys: dict[str, Value]
    commented: bool = False


def read_head(file: str, first: int, lines: list[str], faults: Faults) -> Head:
    """The head that stands in `lines`, of which the first is line `first` of `file`."""
    text = "\n".join(lines) + "\n"
    sound = _sound(text)
    if sound is None:
        keys = _keys(file, first, text, faults)
    else:
        keys = {name: Value(first + line, typed) for name, line, typed in sound}
    return Head(first, keys, bool(keys) and any(_commented(line) for line in lines))


@lru_cache(KEPT)
def _sound(text: str) -> tuple[tuple[str, int, str | tuple[str, ...]], ...] | None:
    """Key, line from 0 and value of each key of a head, or None where something is wrong with it."""
    faults = Faults()
    keys = _keys("", 0, text, faults)
    return None if faults.found else tuple((name, value.line, value.text) for name, value in keys.items())


def _keys(file: str, first: int, text: str, faults: Faults) -> dict[str, Value]:
    """The keys of a head in order; what is wrong goes to `faults`."""
    keys: dict[str, Value] = {}
    if not _bounded(file, first, text, faults):
        return keys
    node = _compose(file, first, text, faults)
    if node is None:
        return keys
    if not isinstance(node, MappingNode):
        faults.add(Spot(file, first), phrase('the head is a list. Write "key: value" lines.'))
        return keys
    for key, value in node.value:
        _keep(file, first, key, value, keys, faults)
    return keys


def _bounded(file: str, first: int, text: str, faults: Faults) -> bool:
    """Whether the head is of a size that the composer can be given."""
    if len(text.encode()) > LONGEST:
        faults.add(Spot(file, first), phrase("the head is over 64 KB. Write long texts below it."))
        return False
    brackets = text.count("[") + text.count("{")
    if brackets > BRACKETS or "- - " in text:
        what = phrase("the head has too many brackets or dashes. Write one [a, b] per key; quote other values.")
        faults.add(Spot(file, first), what)
        return False
    return True


def _compose(file: str, first: int, text: str, faults: Faults) -> Node | None:
    """The node of the head, or None where it is empty or not YAML."""
    yaml = YAML(typ="rt", pure=True)
    yaml.composer.warn_double_anchors = False  # an anchor is a fault here; a warning would be a second voice
    try:
        node: Node | None = yaml.compose(text)
    except MarkedYAMLError as wrong:
        mark = wrong.context_mark
        if mark is None or (wrong.context or "").endswith("block mapping"):
            mark = wrong.problem_mark
        line = first + (mark.line if mark else 0)
        _not_yaml(Spot(file, line), wrong.problem or "", faults)
    except YAMLError as wrong:
        _not_yaml(Spot(file, first), str(getattr(wrong, "reason", "")) or "unreadable", faults)
    except _BROKEN as wrong:
        _not_yaml(Spot(file, first), type(wrong).__name__, faults)
    else:
        return node
    return None


def _not_yaml(spot: Spot, why: str, faults: Faults) -> None:
    """The composer's own words, in brackets."""
    short = shortened(why.removeprefix("found "))
    faults.add(
        spot,
        phrase('the head is not YAML ({why}). Write "key: value" lines; quote values that hold : or #.', why=short),
    )


def _keep(file: str, first: int, key: Node, value: Node, keys: dict[str, Value], faults: Faults) -> None:
    """Take one key, or say why it cannot be taken."""
    spot = Spot(file, first + key.start_mark.line)
    if not isinstance(key, ScalarNode):
        faults.add(spot, phrase('a key is a list. Write "key: value" lines.'))
        return
    name = shortened(str(key.value))
    if name in keys:
        _twice(spot, name, keys[name].line, faults)
        return
    keys[name] = Value(spot.line, refused=True)
    if key.anchor or not _plain(key) or not _plain(value):
        faults.add(spot, phrase('"{key}" has a tag or an anchor. Write the value itself.', key=name))
    elif isinstance(value, ScalarNode):
        keys[name] = Value(spot.line, str(value.value))
    elif isinstance(value, SequenceNode) and all(isinstance(x, ScalarNode) and _plain(x) for x in value.value):
        keys[name] = Value(spot.line, tuple(str(x.value) for x in value.value))
    else:
        faults.add(spot, phrase('"{key}" is nested. Write "{key}: value" or "{key}: [a, b]".', key=name))


def _twice(spot: Spot, name: str, line: int, faults: Faults) -> None:
    """A second key of one name."""
    faults.add(
        spot, phrase('"{key}" is written twice. Keep one; the first is in line {line}.', key=name, line=str(line))
    )


def _plain(node: Node) -> bool:
    """Whether a node carries neither an anchor nor a tag that was typed."""
    return not node.anchor and str(node.tag).rpartition(":")[2] in KNOWN


def _commented(line: str) -> bool:
    """Whether a line holds a comment; a hash inside quotes may be taken for one, which costs only a notice."""
    return line.lstrip().startswith("#") or (" #" in line and '"' not in line and "'" not in line)

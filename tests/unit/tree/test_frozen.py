"""The quick constructor makes what the dataclass's own made, and nothing that can be changed."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.frozen import quick
from briefbook.tree.nodes import Align, Cell, Item, Paragraph, Role, Row, Shade, Span, Tone

SPAN = Span("text", Lang.EN, True, link="#5.2", source=Ref("person", "1", "name"))
QUICK = [SPAN, Paragraph((SPAN,), Lang.FA), Cell(()), Row((Cell(()),)), Item((), "✓")]


@dataclass(frozen=True, slots=True)
class Plain:
    """As the nodes are."""

    text: str
    tone: Tone = Tone.PLAIN
    bold: bool = False


@pytest.mark.parametrize("node", QUICK, ids=lambda node: type(node).__name__)
def test_a_node_is_of_its_class_and_cannot_be_changed(node: object) -> None:
    name = type(node).__match_args__[0]
    with pytest.raises(FrozenInstanceError):
        setattr(node, name, "other")
    with pytest.raises(FrozenInstanceError):
        delattr(node, name)
    with pytest.raises((AttributeError, TypeError)):
        object.__setattr__(node, "new", 1)


@pytest.mark.parametrize("node", QUICK, ids=lambda node: type(node).__name__)
def test_a_node_is_copied_pickled_compared_and_hashed_by_its_values(node: object) -> None:
    for same in (copy.copy(node), copy.deepcopy(node), pickle.loads(pickle.dumps(node)), replace(node)):
        assert type(same) is type(node)
        assert (same, hash(same), repr(same)) == (node, hash(node), repr(node))


def test_arguments_may_stand_in_place_or_be_named_and_have_defaults() -> None:
    assert Paragraph((), Lang.EN) == Paragraph(spans=(), lang=Lang.EN, role=Role.BODY, align=Align.START, keep=False)
    assert Row((), Shade.BAND).ref is None
    assert (SPAN.text, SPAN.bold, SPAN.italic, SPAN.link, SPAN.tone) == ("text", True, False, "#5.2", Tone.PLAIN)
    with pytest.raises(TypeError, match="lang"):
        Span("text")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Span("text", Lang.EN, colour="red")  # type: ignore[call-arg]


def test_the_signature_stays() -> None:
    before = inspect.signature(Plain)
    assert inspect.signature(quick(Plain)) == before
    assert Plain("a", bold=True) == replace(Plain("b", bold=True), text="a") != Plain("a")


def test_a_field_that_it_cannot_fill_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Made:
        texts: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="Made has a field"):
        quick(Made)

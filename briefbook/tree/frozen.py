"""A quick constructor for the nodes of which a long book has tens of thousands."""

from dataclasses import MISSING, fields
from typing import TypeVar

Node = TypeVar("Node")


def quick(node: type[Node]) -> type[Node]:
    """`node`, a frozen dataclass with slots, with a constructor that takes a third of the time.

    All else stays: its instances cannot be changed, and are equal, hashed, copied and pickled as before. A node has
    no subclasses. Raises TypeError where a field has a default factory or is no argument.
    """
    # A frozen dataclass sets each field through object.__setattr__, by name: 1.6 µs for a span of ten fields. Here
    # an instance is of a twin class, with the same slots and no guard, while it is filled: 0.5 µs.
    names = [one.name for one in fields(node)]  # type: ignore[arg-type]
    if any(not one.init or one.default_factory is not MISSING for one in fields(node)):  # type: ignore[arg-type]
        raise TypeError(f"{node.__name__} has a field that the quick constructor cannot fill")
    old = node.__init__
    defaults: tuple[object, ...] = old.__defaults__ or ()
    first = len(names) - len(defaults)
    arguments = ", ".join([*names[:first], *(f"{name}=None" for name in names[first:])])
    stores = "".join(f"    self.{name} = {name}\n" for name in names)
    source = f"def __init__(self, {arguments}):\n    become(self, twin)\n{stores}    self.__class__ = node\n"
    made: dict[str, object] = {}
    known = {
        "become": vars(object)["__class__"].__set__,
        "twin": type(node.__name__, (), {"__slots__": names}),
        "node": node,
    }
    exec(source, known, made)
    constructor = made["__init__"]
    for key in ("__annotations__", "__defaults__", "__module__", "__qualname__"):
        setattr(constructor, key, getattr(old, key))
    type.__setattr__(node, "__init__", constructor)
    return node

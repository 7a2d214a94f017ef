"""What a write touched."""

from dataclasses import dataclass

from briefbook.errors import Ref


@dataclass(frozen=True, slots=True)
class Changes:
    """Records that a write touched; a pure link counts as its owner. Empty = nothing was written."""

    rows: frozenset[Ref] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything was written."""
        return bool(self.rows)

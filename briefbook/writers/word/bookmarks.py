"""Names of bookmarks: the address of a paper and of a place in it, and a field of a record for the way back."""

import hashlib
import re
from typing import Final

from briefbook.errors import Ref

_LONGEST: Final = 40
_OTHER: Final = re.compile(r"[^A-Za-z0-9]+")


def field_name(ref: Ref) -> str:
    """Name of the bookmark round a field: `_bb_<table>_<end of the uid>_<field>`, hashed when over 40 characters.

    Word shortens longer names; the end of a UUIDv7 is its random part.
    """
    named = f"_bb_{_plain(ref.table)}_{ref.uid.replace('-', '')[-12:]}_{_plain(ref.field)}"
    if len(named) <= _LONGEST and named.isascii():
        return named
    return "_bb_" + hashlib.blake2b("\0".join(ref).encode(), digest_size=16).hexdigest()


def paper_name(code: str) -> str:
    """Name of the bookmark at the top of the paper with this code."""
    return f"_bb_paper_{_plain(code)}"[:_LONGEST]


def place_name(code: str, anchor: str) -> str:
    """Name of the bookmark at an anchor in the paper with this code, hashed when over 40 characters."""
    named = f"_bb_at_{_plain(code)}__{_plain(anchor)}"
    if len(named) <= _LONGEST and named.isascii():
        return named
    return "_bb_" + hashlib.blake2b(f"{code}/{anchor}".encode(), digest_size=16).hexdigest()


def _plain(text: str) -> str:
    return _OTHER.sub("_", text)

"""Identities that follow from names, so that building a folder twice gives the same ones."""

import hashlib
import re
from datetime import UTC, date, datetime

from briefbook.model.fields import Uid

WRITTEN = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
"""A UUIDv7 as a folder writes it."""


def visit_uid(starts_on: date, folder_id: str) -> Uid:
    """Identity of a visit that was given none: midnight UTC of its first day and its id."""
    midnight = datetime(starts_on.year, starts_on.month, starts_on.day, tzinfo=UTC)
    return _uid(int(midnight.timestamp()) * 1000 & 0xFFFF_FFFF_FFFF, f"visit/{folder_id}")


def record_uid(visit: Uid, table: str, folder_id: str) -> Uid:
    """Identity of a record of the folder that was given none."""
    return _uid(_time_of(visit), f"{visit}/{table}/{folder_id}")


def row_uid(parent: Uid, key: str, value: str = "") -> Uid:
    """Identity of a record made from a name or a list of its parent: `<parent uid>/<key>`, in lists `/<value>` too."""
    return _uid(_time_of(parent), f"{parent}/{key}/{value}" if value else f"{parent}/{key}")


def _time_of(uid: Uid) -> int:
    """The 48 time bits of a UUIDv7."""
    return int(uid.replace("-", "")[:12], 16)


def _uid(time: int, seed: str) -> Uid:
    """A UUIDv7 (RFC 9562, 5.7) of 48 time bits and the first 74 bits of BLAKE2b-80 of `seed`."""
    drawn = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=10).digest(), "big") >> 6
    whole = time << 80 | 7 << 76 | (drawn >> 62) << 64 | 2 << 62 | drawn & ((1 << 62) - 1)
    figures = f"{whole:032x}"
    return Uid("-".join((figures[:8], figures[8:12], figures[12:16], figures[16:20], figures[20:])))

"""Identities of new records."""

import secrets
import time
from uuid import UUID

from briefbook.model.fields import Uid


def fresh_uid(milliseconds: int | None = None) -> Uid:
    """A new UUIDv7: 48 bits of time in milliseconds since 1970, then chance. Source: RFC 9562, section 5.7."""
    moment = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    number = (moment & (1 << 48) - 1) << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return Uid(str(UUID(int=number)))

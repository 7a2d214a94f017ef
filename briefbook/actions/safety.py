"""That the library keeps what it promises: sealed files."""

import secrets
from pathlib import Path

from briefbook.errors import StoreError
from briefbook.store.header import look
from briefbook.store.library import Library


def open_sealed(path: Path) -> None:
    """Make a sealed library at `path`, close and open it. Raises StoreError where it is readable without its key."""
    passphrase = secrets.token_urlsafe(12)
    with Library.create(path, passphrase=passphrase):
        pass
    if look(path).plain:
        raise StoreError("{path} is readable without its passphrase. Install Briefbook again.", path=path)
    with Library.open(path, passphrase=passphrase):
        pass

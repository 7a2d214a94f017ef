import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefbook.actions.exchange.folder import read_folder

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A writable copy of the small folder, which is canonical and without faults."""
    return Path(shutil.copytree(SMALL, tmp_path / "belgrade-2025"))


@pytest.fixture
def faults(small: Path) -> Callable[..., list[str]]:
    """`faults(file, old, new)` are the faults of the small folder after that change; an empty `old` appends."""

    def after(file: str, old: str, new: str) -> list[str]:
        path = small / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8", newline="\n")
        return [str(fault) for fault in read_folder(small).faults]

    return after

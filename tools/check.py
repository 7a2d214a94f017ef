"""`python -m tools.check`: formatter, linter, type checker and import contracts, all of them, then one verdict."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent


class Check(NamedTuple):
    """A program beside the running Python, with its arguments."""

    name: str
    arguments: tuple[str, ...]


CHECKS = (
    Check("ruff", ("check", ".")),
    Check("ruff", ("format", "--check", ".")),
    Check("mypy", ()),
    Check("lint-imports", ("--no-logo", "--no-cache")),
)


def passes(check: Check) -> bool:
    """Whether `check` ends with status 0; its output goes to the terminal as it comes."""
    print(f"== {check.name} {' '.join(check.arguments)}".rstrip(), flush=True)
    program = Path(sys.executable).with_name(check.name)
    return subprocess.run([program, *check.arguments], cwd=REPOSITORY, check=False).returncode == 0


def main() -> int:
    """Exit status: 0 when every check passes, else 1; a failed check does not hide the next one."""
    failed = [check for check in CHECKS if not passes(check)]
    for check in failed:
        print(f"FAILED: {check.name} {' '.join(check.arguments)}".rstrip(), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""`python -m tools.system_libraries`: the system libraries that Qt needs and its wheels do not bring.

Building a book needs none of them; only the tests of the screens do. They are installed where that is possible
without asking (root on Debian or Ubuntu); elsewhere the command is printed and the work goes on.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Found by taking one library away at a time from Debian 12; each is loaded by QtGui or the offscreen platform.
LIBRARIES = (
    "libgl1",
    "libegl1",
    "libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon0",
)
# Debian 13 and Ubuntu 24.04 renamed it in the move to a 64-bit time_t.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def qt_fault() -> str:
    """Why Qt's widgets cannot be imported, in the loader's words; empty when they can."""
    done = subprocess.run(
        [sys.executable, "-c", "import PySide6.QtWidgets"], capture_output=True, text=True, check=False
    )
    lines = done.stderr.strip().splitlines()
    return "" if done.returncode == 0 else (lines[-1] if lines else f"status {done.returncode}")


def package_names() -> tuple[str, ...]:
    """LIBRARIES as this release of Debian or Ubuntu calls them; needs fresh package lists."""
    known = subprocess.run(
        ["apt-cache", "pkgnames", "libglib2.0-0t64"], capture_output=True, text=True, check=False
    ).stdout.split()
    return tuple(RENAMED.get(name, name) if RENAMED.get(name) in known else name for name in LIBRARIES)


def may_install() -> bool:
    """Whether this process may install packages: root on a system of the Debian family."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def install() -> bool:
    """Whether the packages could be installed."""
    silent = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(["apt-get", "update", "-q"], env=silent, check=False).returncode:
        return False
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *package_names()]
    return subprocess.run(command, env=silent, check=False).returncode == 0


def main() -> int:
    """Exit status, always 0: what needs Qt says so itself, and a machine without it can still build books."""
    fault = qt_fault()
    if fault and may_install():
        print(f"Qt cannot start: {fault}. Installing its system libraries.", flush=True)
        install()
        fault = qt_fault()
    if fault:
        print(f"Qt cannot start: {fault}. Debian: apt-get install -y {' '.join(LIBRARIES)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

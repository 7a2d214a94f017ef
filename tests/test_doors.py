"""The command line needs no Qt: the sample is exported by a process that cannot import it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.__main__ import main

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_QT = """
import sys
for name in ("PySide6", "shiboken6"):
    sys.modules[name] = None
sys.argv = ["briefbook", *sys.argv[1:]]
from briefbook.__main__ import main
try:
    main()
finally:
    heavy = {"reportlab.platypus", "fontTools", "numpy", "babel"} & set(sys.modules)
    if heavy:
        sys.exit(f"loaded: {heavy}")
"""


def briefbook(*arguments, cwd=ROOT, **environment):
    """The finished process of a command line, without Qt, in English."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-c", WITHOUT_QT, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=env, cwd=cwd, check=False)


def test_the_sample_is_built_by_a_process_that_cannot_import_qt_and_loads_nothing_heavy(tmp_path):
    done = briefbook("build", "briefings/belgrade-2025", "--lang", "fa", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["belgrade-2025-fa.docx", "belgrade-2025-fa.pdf"]


def test_the_self_test_passes():
    done = briefbook("selftest")
    assert done.returncode == 0, done.stderr
    assert "network: not used" in done.stdout


def test_an_interrupt_while_the_program_starts_is_no_traceback(monkeypatch):
    def interrupted(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("briefbook.cli.main.run", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2

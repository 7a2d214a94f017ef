"""The fault of the binding that counts None away, and that ours outlives it."""

import subprocess
import sys

import pytest

from briefbook.app.lasting import keep_constants
from briefbook.places import root

CALLS = """
import sys
sys.path.insert(0, {root!r})
{keep}
from PySide6.QtCore import QObject
before, thing = sys.getrefcount(None), QObject()
for _ in range(1000):
    thing.setObjectName("x")
print(before - sys.getrefcount(None))
for _ in range(200_000):
    thing.setObjectName("x")
print("alive")
"""


def ran(keep):
    code = CALLS.format(root=str(root()), keep=keep)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None counts no references from Python 3.12 on")
def test_the_fault_is_still_there():
    """When this fails, PySide6 counts rightly again: take `app/lasting.py` out."""
    done = ran("")
    assert done.returncode != 0
    assert "deallocating None" in done.stderr


def test_a_program_outlives_it():
    done = ran("from briefbook.app.lasting import keep_constants\nkeep_constants()")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == "alive"


def test_a_second_time_changes_nothing():
    keep_constants()
    before = sys.getrefcount(None)
    keep_constants()
    assert abs(sys.getrefcount(None) - before) < 1000

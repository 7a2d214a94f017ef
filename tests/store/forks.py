"""Children of the test process that are killed, limited or raced; all is imported already, so they start at once."""

import os
import signal
import time
import traceback
from collections.abc import Callable

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def start(work: Callable[[int], None]) -> tuple[int, int]:
    """A child that runs `work`, given a pipe to write to; its process id and the pipe's other end."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(ours)
            work(theirs)
            code = 0
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(code)
    os.close(theirs)
    return child, ours


def heard(pipe: int) -> list[str]:
    """The whole lines that a child wrote until it ended."""
    with os.fdopen(pipe, "rb") as file:
        lines = file.read().decode().split("\n")
    return lines[:-1]


def kill_after(work: Callable[[int], None], seconds: float) -> list[str]:
    """What a child wrote before it was killed, `seconds` after its first line or after at most 5 s."""
    child, pipe = start(work)
    first = os.read(pipe, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    lines = heard(pipe)
    return [first.decode() + lines[0], *lines[1:]] if lines else []


def finish(child: int) -> int:
    """The exit code of a child that ends by itself."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

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


def kill_after(work: Callable[[int], None], seconds: float, *, lines: int = 1) -> list[str]:
    """What a child wrote before it was killed, `seconds` after it had written so many lines or had ended."""
    child, pipe = start(work)
    begun = b""
    while begun.count(b"\n") < lines and (more := os.read(pipe, 1)):
        begun += more
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(pipe, "rb") as file:
        return (begun + file.read()).decode().split("\n")[:-1]


def finish(child: int) -> int:
    """The exit code of a child that ends by itself."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

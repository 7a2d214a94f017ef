"""Measuring: commands run in turn, CPU and memory of each with its children, ratios within one round. POSIX."""

import json
import os
import resource
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True)
class Tool:
    """A command that makes `out`; `missing` says why it cannot run here, or is empty."""

    name: str
    command: tuple[str, ...]
    out: Path
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Shot:
    """One run: CPU seconds (user and system, children included), peak MiB, bytes made, and what the tool printed."""

    cpu: float
    peak: float
    size: int
    said: dict[str, float]


@dataclass(slots=True)
class Runs:
    """All runs of a tool, one per round, or why there are none."""

    tool: Tool
    shots: list[Shot] = field(default_factory=list)
    failed: str = ""

    def median(self, measure: str) -> float:
        """The median over rounds of `cpu`, `peak` or `size`."""
        every: list[float] = [getattr(shot, measure) for shot in self.shots]
        return statistics.median(every)

    def said(self, key: str) -> float:
        """The median over rounds of a number that the tool printed."""
        return statistics.median([shot.said[key] for shot in self.shots])


def shoot(tool: Tool) -> Shot | str:
    """One run of a tool, or the last line of its complaint."""
    tool.out.unlink(missing_ok=True)
    # An installed program has its bytecode; a machine that writes none would charge ours with compiling every time.
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile("w+b") as out, tempfile.TemporaryFile("w+b") as noise:
        try:
            process = subprocess.Popen(tool.command, stdout=out, stderr=noise, env=around)
        except OSError as refused:
            return str(refused)
        # Not process.wait(): only wait4 tells the memory of this one child.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said, complaint = _all_of(out), _all_of(noise)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode or not tool.out.exists():
        return (complaint.strip().splitlines() or ["it made no file"])[-1]
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    spoken = json.loads(said) if said.startswith("{") else {}
    return Shot(cpu, used.ru_maxrss / 1024, tool.out.stat().st_size, spoken)


def _all_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def in_turn(tools: Sequence[Tool], rounds: int) -> list[Runs]:
    """Every tool once per round (A B C, A B C ...), so that a busy moment of the machine meets all of them."""
    every = [Runs(tool, failed=tool.missing) for tool in tools]
    for _ in range(rounds):
        for runs in every:
            if runs.failed:
                continue
            shot = shoot(runs.tool)
            if isinstance(shot, str):
                runs.failed = f"failed: {shot}"
            else:
                runs.shots.append(shot)
    return every


def ratios(runs: Runs, reference: Runs) -> list[float]:
    """CPU of a tool over that of the reference in the same round."""
    return [one.cpu / other.cpu for one, other in zip(runs.shots, reference.shots, strict=False)]


def table(title: str, every: Sequence[Runs], reference: str) -> str:
    """The runs as a table of text: medians, and the median and range of the paired ratio."""
    base = next(runs for runs in every if runs.tool.name == reference)
    lines = [f"{title:<28} {'CPU s':>8} {'peak MiB':>9} {'MB':>8} {'÷ ' + reference:>20} {'range':>15}"]
    for runs in every:
        name = runs.tool.name
        if runs.failed or not runs.shots:
            lines.append(f"  {name:<26} {runs.failed}")
            continue
        found = ratios(runs, base)
        share = f"{statistics.median(found):.3f}" if found else "-"
        spread = f"{min(found):.3f}-{max(found):.3f}" if found else ""
        size = runs.median("size") / 1e6
        lines.append(
            f"  {name:<26} {runs.median('cpu'):>8.2f} {runs.median('peak'):>9.0f} {size:>8.2f} {share:>20} {spread:>15}"
        )
    return "\n".join(lines)

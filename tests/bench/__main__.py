"""The bench: python -m tests.bench [--sizes S,M,L] [--rounds N] [--fa SHARE] [--work DIR] [--peers-python FILE]."""

import argparse
import compileall
import importlib.metadata
import platform
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from tests.bench.books import SIZES
from tests.bench.measure import Runs, Shot, Tool, in_turn, ratios, shoot, table

_HERE = Path(__file__).resolve().parent
_REPOSITORY = _HERE.parent.parent
_FONTS = _REPOSITORY / "resources" / "fonts"
_EDITS = 5
_OURS = "briefbook"
_TYPST = "typst untagged"

Every = dict[tuple[str, str], Runs]


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _version(python: str, package: str) -> str:
    """Version of a package of another interpreter, or an empty text where it is not installed."""
    asked = f"import importlib.metadata as m; print(m.version({package!r}))"
    found = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
    return found.stdout.strip()


def _pandoc() -> str:
    """Version of pandoc, or an empty text."""
    if not shutil.which("pandoc"):
        return ""
    return subprocess.run(["pandoc", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]


def _prepare(folder: Path, size: str, persian: float) -> None:
    """Make the book and the peers' sources, each in a process of its own."""
    for module, *more in (("books", size, str(folder), "--fa", str(persian)), ("sources", str(folder))):
        subprocess.run([sys.executable, "-m", f"tests.bench.{module}", *more], cwd=_REPOSITORY, check=True)


def _ours(folder: Path, out: Path, *more: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tests.bench.ours", str(folder), str(out), *more)


def _docx_tools(folder: Path, out: Path, python: str, versions: dict[str, str]) -> list[Tool]:
    made = {name: out / f"{name}-{folder.name}.docx" for name in ("pandoc", "docxtpl", _OURS)}
    options = ("--toc", f"--resource-path={folder}", str(folder / "book.md"), "-o", str(made["pandoc"]))
    filled = (python, str(_HERE / "peers" / "docxtpl_docx.py"), str(folder), str(made["docxtpl"]))
    return [
        Tool("pandoc", ("pandoc", *options), made["pandoc"], _absent(versions, "pandoc")),
        Tool("docxtpl", filled, made["docxtpl"], _absent(versions, "docxtpl")),
        Tool(_OURS, _ours(folder, made[_OURS]), made[_OURS]),
    ]


def _pdf_tools(folder: Path, out: Path, python: str, versions: dict[str, str]) -> list[Tool]:
    names = ("typst", "typst-tagged", f"{_OURS}-untagged", _OURS)
    plain, tagged, bare, own = (out / f"{name}-{folder.name}.pdf" for name in names)
    script = (python, str(_HERE / "peers" / "typst_pdf.py"), str(folder))
    missing = _absent(versions, "typst")
    return [
        Tool(_TYPST, (*script, str(plain), str(_FONTS), "--no-tags"), plain, missing),
        Tool("typst tagged", (*script, str(tagged), str(_FONTS)), tagged, missing),
        Tool(f"{_OURS} untagged", _ours(folder, bare, "--untagged"), bare),
        Tool(f"{_OURS} tagged", _ours(folder, own), own),
    ]


def _absent(versions: dict[str, str], name: str) -> str:
    return "" if versions[name] else "not installed"


def _warm(folder: Path, out: Path, python: str, versions: dict[str, str]) -> str:
    """One line: CPU of a PDF made again after an edit, ours with a kept Press and typst's own incremental compile."""
    ours, theirs = out / "warm-briefbook.pdf", out / "warm-typst.pdf"
    script = (python, str(_HERE / "peers" / "typst_warm.py"), str(folder), str(theirs), str(_FONTS), str(_EDITS))
    tools = (
        Tool(_OURS, _ours(folder, ours, "--edits", str(_EDITS)), ours),
        Tool("typst", script, theirs, _absent(versions, "typst")),
    )
    said, spent = [], []
    for tool in tools:
        shot = tool.missing or shoot(tool)
        said.append(f"{tool.name} {shot if isinstance(shot, str) else _cost(shot)}")
        spent += [] if isinstance(shot, str) else [shot.said["edit"]]
    share = f", ratio {spent[0] / spent[1]:.2f}" if len(spent) == 2 else ""
    return f"PDF again after one edit, {folder.name}: {', '.join(said)}{share}"


def _cost(shot: Shot) -> str:
    return f"{shot.said['edit']:.0f} ms CPU"


def _growth(every: Every) -> list[str]:
    """CPU of L over that of M without start-up, for each of our writers; L has five times the content."""
    out = []
    for kind in ("DOCX", "PDF"):
        small, large = every.get((kind, "M")), every.get((kind, "L"))
        if small and large and small.shots and large.shots:
            share = large.said("work") / small.said("work")
            out.append(f"{kind} CPU(L) ÷ CPU(M) without start-up: {share:.2f}")
    return out


def _bars(kind: str, every: list[Runs]) -> list[str]:
    """What the first bar asks of L, and what was found."""
    first, *_, ours = every
    if first.failed or not (first.shots and ours.shots):
        return []
    share = statistics.median(ratios(ours, first))
    if kind == "DOCX":
        return [f"DOCX L ÷ pandoc CPU {share:.3f} (first bar 0.15)"]
    return [f"PDF L ÷ typst untagged CPU {share:.3f} (first bar 0.5)", *_like_for_like(every)]


def _like_for_like(every: list[Runs]) -> list[str]:
    """A PDF of L without structure against typst's without, and one with against one with."""
    plain, tagged, bare, own = every
    out = []
    for name, theirs, ours in (("untagged", plain, bare), ("tagged", tagged, own)):
        if theirs.shots and ours.shots:
            share = statistics.median(ratios(ours, theirs))
            memory, size = (ours.median(what) / theirs.median(what) for what in ("peak", "size"))
            out.append(f"PDF L {name} ÷ typst {name}: CPU {share:.3f}, peak memory {memory:.3f}, bytes {size:.3f}")
    return out


def _measure(asked: argparse.Namespace, versions: dict[str, str]) -> None:
    every: Every = {}
    ends: list[str] = []
    out: Path = asked.work / "out"
    out.mkdir(parents=True, exist_ok=True)
    for size in asked.sizes.split(","):
        folder = asked.work / size
        _prepare(folder, size, asked.fa)
        here = (folder, out, asked.peers_python, versions)
        for kind, tools, reference in (("DOCX", _docx_tools, "pandoc"), ("PDF", _pdf_tools, _TYPST)):
            runs = in_turn(tools(*here), asked.rounds)
            every[kind, size] = runs[-1]
            _say("\n" + table(f"{kind}, size {size}", runs, reference))
            if runs[-1].shots:
                told = [f"{key} {runs[-1].said(key):.4g}" for key in ("start", "work", "pages", "notices")]
                _say(f"  {_OURS}: {', '.join(told)}")
            ends += _bars(kind, runs) if size == "L" else []
        _say(_warm(*here))
    _say("\n" + "\n".join([*ends, *_growth(every)]))


def main() -> None:
    """Make the books, run every tool in turn, print the tables."""
    options = argparse.ArgumentParser(prog="python -m tests.bench", description="Our writers beside their peers.")
    options.add_argument("--sizes", default="S,M,L", help="of S, M, L, with commas between")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--fa", type=float, default=0.0, help="share of Persian paragraphs, 0 to 1")
    options.add_argument("--work", type=Path, default=_REPOSITORY / "out" / "bench", help="folder for books and output")
    options.add_argument("--peers-python", default=sys.executable, help="interpreter that has typst and docxtpl")
    asked = options.parse_args()
    asked.work = asked.work.resolve()
    if set(asked.sizes.split(",")) - set(SIZES):
        options.error(f"a size is one of {', '.join(SIZES)}")
    versions = {name: _version(asked.peers_python, name) for name in ("typst", "docxtpl")} | {"pandoc": _pandoc()}
    peers = ", ".join(f"{name} {version or 'not installed'}" for name, version in versions.items())
    own = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("briefbook", "uharfbuzz", "python-docx"))
    _say(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; {own}; {peers}")
    compileall.compile_dir(_REPOSITORY / "briefbook", quiet=2)
    compileall.compile_dir(_HERE, quiet=2)
    _say(f"{asked.rounds} rounds; share of Persian paragraphs {asked.fa:g}")
    _measure(asked, versions)


if __name__ == "__main__":
    main()

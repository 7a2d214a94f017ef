"""The log of the application: verbs and ids, never what somebody wrote; logs get mailed."""

import contextlib
import faulthandler
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from briefbook import __version__

_FILE = "briefbook.log"
_BYTES = 500_000
_LOG = logging.getLogger("briefbook.app")
Crashed = Callable[[str], object]
_NOISE = re.compile(r"does not support propagateSizeHints|QFont::setPointSize|Populating font family aliases")


def start(folder: Path) -> Path | None:
    """Write the log to `folder`; its file, or None where that cannot be written."""
    path = folder / _FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=2, encoding="utf-8", delay=False)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("briefbook")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        if handler.stream is not None:
            faulthandler.enable(handler.stream)
    _LOG.info("start %s python %s on %s", __version__, sys.version.split()[0], sys.platform)
    return path


def told(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """What is told of a bug: its kind and the lines of our code that led to it, without any value."""
    lines = [f"{kind.__name__} in Briefbook {__version__}"]
    chain: list[tuple[type[BaseException], TracebackType | None]] = [(kind, trace)]
    cause = fault.__cause__ or fault.__context__
    if cause is not None:
        chain.append((type(cause), cause.__traceback__))
    for one, frames in chain:
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(frames)]
        lines.append(f"  {one.__name__}")
    return "\n".join(lines)


def install(crashed: Crashed) -> None:
    """Have every fault that nobody caught logged and given to `crashed`; a slot's fault reaches nobody else."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Log the fault and tell of it; Ctrl+C ends the program as ever."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        words = told(kind, fault, trace)
        _LOG.error("%s", words)
        if sys.stderr is not None:
            sys.__excepthook__(kind, fault, trace)
        crashed(words)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            hook(args.exc_type, args.exc_value, args.exc_traceback)

    def said(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and not _NOISE.search(message):
            _LOG.warning("Qt: %s", message[:300])

    sys.excepthook = hook
    threading.excepthook = thread_hook
    qInstallMessageHandler(said)

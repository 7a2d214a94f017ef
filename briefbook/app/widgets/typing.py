"""When typed text is written: after a pause, when the field is left, and at times while somebody goes on typing."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

IDLE_MS = 300
LONGEST_MS = 1500


class Typing(QObject):
    """Watches one field; `text` reads it. What was last shown or written is `known`.

    Signals:
        paused(str): the text is to be written now.
    """

    paused = Signal(str)

    def __init__(self, field: QWidget, text: Callable[[], str]) -> None:
        super().__init__(field)
        self._text = text
        self.known = ""
        self._since = QElapsedTimer()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.commit)
        field.installEventFilter(self)

    @property
    def dirty(self) -> bool:
        """Whether the field holds text that was not written."""
        return self._text() != self.known

    def touched(self) -> None:
        """The person has typed."""
        if not self._since.isValid():
            self._since.start()
        if self._since.elapsed() >= LONGEST_MS:
            self.commit()
        else:
            self._idle.start()

    def commit(self) -> None:
        """Have the text written now, if it differs from what is known."""
        self._idle.stop()
        self._since.invalidate()
        text = self._text()
        if text != self.known:
            self.known = text
            self.paused.emit(text)

    def shown(self, text: str) -> None:
        """The field was filled with a stored text, which is not to be written."""
        self._idle.stop()
        self._since.invalidate()
        self.known = text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt calls this before the field sees an event."""
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return False


def difference(old: str, new: str) -> tuple[int, int, str]:
    """Begin and end of the part of `old` that differs from `new`, and what stands there in `new`."""
    begin = 0
    shorter = min(len(old), len(new))
    while begin < shorter and old[begin] == new[begin]:
        begin += 1
    tail = 0
    while tail < shorter - begin and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return begin, len(old) - tail, new[begin : len(new) - tail]

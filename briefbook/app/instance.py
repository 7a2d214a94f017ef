"""One window for one user: a second start hands its file to the first and ends."""

import getpass
import hashlib
import os

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from briefbook import places

_WAIT_MS = 500


def name() -> str:
    """The name of the door of this user; another folder of data has another one."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without a user database
        user = str(os.getuid()) if hasattr(os, "getuid") else "user"
    seen = hashlib.blake2b(f"{user} {places.data_dir()}".encode(errors="surrogateescape"), digest_size=6).hexdigest()
    return f"briefbook-{seen}"


def hand_over(path: str) -> bool:
    """Whether a running window took the file, or with an empty path came to the front."""
    socket = QLocalSocket()
    socket.connectToServer(name())
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(path.encode("utf-8", errors="surrogateescape") + b"\n")
    done = socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return done


class Door(QObject):
    """Listens for later starts.

    Signals:
        knocked(str): a later start wants this file opened, or the window in front.
    """

    knocked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._came)

    def open(self) -> bool:
        """Begin to listen; what a crashed start left behind is cleared. Whether it listens."""
        QLocalServer.removeServer(name())
        return self._server.listen(name())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _came(self) -> None:
        """Read the one line at once: whoever knocks has written it before it can be gone again."""
        if not self._server.hasPendingConnections():
            return
        socket = self._server.nextPendingConnection()
        if socket.canReadLine() or socket.waitForReadyRead(_WAIT_MS):
            line = bytes(socket.readLine().data()).decode("utf-8", errors="surrogateescape")
            self.knocked.emit(line.rstrip("\n"))
        socket.close()
        socket.deleteLater()

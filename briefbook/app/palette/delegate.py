"""Paints the rows of the palette: a sign, the name, what it is, its address or shortcut."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbook.app.palette.model import RESULT, Index, Result
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import BODY, SMALL

_ROW, _HEADING = 34, 26


class ResultDelegate(QStyledItemDelegate):
    """The look of the rows."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower than rows."""
        row = index.data(RESULT)
        heading = isinstance(row, Result) and not row.kind
        return QSize(self._look.px(200), self._look.row(_HEADING if heading else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt calls this for each row that is seen."""
        row = index.data(RESULT)
        if not isinstance(row, Result):
            return
        look, tokens = self._look, self._look.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(look.px(8), 0, -look.px(8), 0)
        if not row.kind:
            painter.setFont(look.font(SMALL, bold=True))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.text)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
            bar = QRect(box.left(), box.top() + look.px(8), look.px(3), box.height() - look.px(16))
            painter.setBrush(QColor(tokens.accent))  # not by the ground alone
            painter.drawRect(QStyle.visualRect(option.direction, box, bar))
        self._paint_row(painter, option, row, box.adjusted(look.px(10), 0, -look.px(10), 0))
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Result, box: QRect) -> None:
        look, tokens, direction = self._look, self._look.tokens, option.direction
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        side = look.px(16)
        sign = QRect(box.left(), box.center().y() - side // 2, side, side)
        painter.drawPixmap(QStyle.visualRect(direction, box, sign), look.pixmap(row.icon, tokens.accent))
        used = side + look.px(10)
        end = 0
        small, body = look.font(SMALL), look.font(BODY)
        if row.right:
            end = QFontMetrics(small).horizontalAdvance(row.right) + look.px(4)
            at = QRect(box.right() - end, box.top(), end, box.height())
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(
                QStyle.visualRect(direction, box, at),
                Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter,
                row.right,
            )
        room = box.width() - used - end - look.px(8)
        lines = QFontMetrics(body)
        wide = min(
            lines.horizontalAdvance(row.text), room if not row.told else max(room * 6 // 10, room - look.px(200))
        )
        at = QRect(box.left() + used, box.top(), wide + look.px(2), box.height())
        painter.setFont(body)
        painter.setPen(QColor(tokens.text))
        text = lines.elidedText(row.text, Qt.TextElideMode.ElideRight, wide + look.px(2))
        painter.drawText(QStyle.visualRect(direction, box, at), leading, text)
        rest = room - wide - look.px(12)
        if row.told and rest > look.px(30):
            at = QRect(box.left() + used + wide + look.px(12), box.top(), rest, box.height())
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            told = QFontMetrics(small).elidedText(row.told, Qt.TextElideMode.ElideRight, rest)
            painter.drawText(QStyle.visualRect(direction, box, at), leading, told)

"""Paints the rows of a table of records: a box to tick, a portrait of letters, two lines, chips."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbook.app.records.model import CELL, ROW, Cell, Index, Row
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import BODY, PERSON_ROW, SMALL, TABLE_ROW
from briefbook.app.widgets.chips import chip_height, chip_width, draw_chip

BOX = 40
_PORTRAIT = 30


class RecordDelegate(QStyledItemDelegate):
    """The look of the rows; `tall` ones have two lines and a portrait."""

    def __init__(self, look: Look, parent: QWidget, *, tall: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._tall = tall

    def row_height(self) -> int:
        """Logical pixels of a row."""
        return self._look.row(PERSON_ROW if self._tall else TABLE_ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(option.rect.width(), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt calls this for each cell that is seen."""
        cell, row = index.data(CELL), index.data(ROW)
        if not isinstance(cell, Cell) or not isinstance(row, Row):
            return
        look, tokens = self._look, self._look.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(tokens.accent_soft if chosen else tokens.surface))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        box = option.rect.adjusted(look.px(8), 0, -look.px(8), 0)
        if index.column() == 0:
            box = self._paint_head(painter, option, row, chosen)
        if cell.tone is not None and cell.text:
            width = min(chip_width(look, cell.text, cell.icon), box.width())
            height = chip_height(look)
            at = QRect(box.left(), box.center().y() - height // 2, width, height)
            at = QStyle.visualRect(option.direction, box, at)
            draw_chip(painter, look, at, cell.text, cell.tone, cell.icon)
        else:
            self._paint_text(painter, box, cell, bold=self._tall and index.column() == 0)
        if option.state & QStyle.StateFlag.State_HasFocus:
            pen = QPen(QColor(tokens.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, chosen: bool) -> QRect:
        """The box to tick and the portrait; what is left for the text."""
        look, tokens = self._look, self._look.tokens
        cell = option.rect
        side = look.px(16)
        left = QRect(cell.left() + look.px(12), cell.center().y() - side // 2, side, side)
        tick = QStyle.visualRect(option.direction, cell, left)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line2), 1.2))
        painter.setBrush(QColor(tokens.accent if chosen else tokens.surface))
        painter.drawRoundedRect(QRectF(tick), 3, 3)
        if chosen:
            painter.drawPixmap(tick, look.pixmap("check", tokens.on_accent))
        used = look.px(BOX)
        if row.initials:
            round_ = look.px(_PORTRAIT)
            at = QRect(cell.left() + used, cell.center().y() - round_ // 2, round_, round_)
            at = QStyle.visualRect(option.direction, cell, at)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.surface if chosen else tokens.accent_soft))
            painter.drawEllipse(at)
            painter.setPen(QColor(tokens.accent))
            painter.setFont(look.font(SMALL, bold=True))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, row.initials)
            used += round_ + look.px(10)
        rest = QRect(cell.left() + used, cell.top(), max(0, cell.width() - used - look.px(8)), cell.height())
        return QStyle.visualRect(option.direction, cell, rest)

    def _paint_text(self, painter: QPainter, box: QRect, cell: Cell, *, bold: bool) -> None:
        look, tokens = self._look, self._look.tokens
        first, second = look.font(BODY, bold=bold), look.font(SMALL)
        lines = QFontMetrics(first)
        leading = Qt.AlignmentFlag.AlignLeft  # the leading side; Qt turns it round
        painter.setPen(QColor(tokens.text))
        painter.setFont(first)
        if cell.sub:
            half = box.height() // 2
            above, below = QRect(box), QRect(box)
            above.setHeight(half + look.px(1))
            below.setTop(box.top() + half + look.px(1))
            text = lines.elidedText(cell.text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(above, leading | Qt.AlignmentFlag.AlignBottom, text)
            painter.setPen(QColor(tokens.muted))
            painter.setFont(second)
            text = QFontMetrics(second).elidedText(cell.sub, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(below, leading | Qt.AlignmentFlag.AlignTop, text)
        elif self._tall and lines.horizontalAdvance(cell.text) > box.width():
            one, other = two_lines(cell.text, first, box.width())
            gap = min(lines.lineSpacing(), box.height() // 2)
            first_line = QRect(box.left(), box.center().y() - gap, box.width(), gap)
            painter.drawText(first_line, leading | Qt.AlignmentFlag.AlignVCenter, one)
            painter.drawText(first_line.translated(0, gap), leading | Qt.AlignmentFlag.AlignVCenter, other)
        else:
            text = lines.elidedText(cell.text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, leading | Qt.AlignmentFlag.AlignVCenter, text)


def two_lines(text: str, font: QFont, width: int) -> tuple[str, str]:
    """A text broken into two lines of at most `width` logical pixels; what is too long for them is cut with dots."""
    lines = QFontMetrics(font)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    end = line.textLength()
    rest = text[end:].strip()
    return text[:end].strip(), lines.elidedText(rest, Qt.TextElideMode.ElideRight, width)

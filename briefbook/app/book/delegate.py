"""Paints the rows of the outline: number or sign, title, what is wrong, the eye, the address."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbook.app.book.model import HEAD, NODE, PAPER, SHELF, TAB, Index, Node
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import BODY, OUTLINE_ROW, SMALL

_ADDRESS = 34


class OutlineDelegate(QStyledItemDelegate):
    """The look of the outline.

    Signals:
        eye_clicked(str): the eye of the row with this key was clicked.
    """

    eye_clicked = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Titles have some room above them."""
        node = index.data(NODE)
        height = OUTLINE_ROW + (8 if isinstance(node, Node) and node.kind == HEAD else 0)
        return QSize(option.rect.width(), self._look.row(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt calls this for each row that is seen."""
        node = index.data(NODE)
        if not isinstance(node, Node):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if node.kind == HEAD:
            self._paint_head(painter, option, node)
        else:
            self._paint_row(painter, option, node)
        painter.restore()

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
        look = self._look
        box = option.rect.adjusted(look.px(8), 0, -look.px(8), -look.px(4))
        painter.setFont(look.font(SMALL, bold=True))
        painter.setPen(QColor(look.tokens.muted))
        text = node.text if look.rtl else node.text.upper()
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
        look, tokens = self._look, self._look.tokens
        row = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.sunken))
            painter.drawRoundedRect(QRectF(row).adjusted(2, 0, -2, 0), look.px(6), look.px(6))
            if chosen:
                bar = QRect(row.left() + 2, row.top() + look.px(6), look.px(3), row.height() - look.px(12))
                painter.setBrush(QColor(tokens.accent))
                painter.drawRect(QStyle.visualRect(option.direction, row, bar))
        place = row.left() + look.px(12) + (look.px(20) if node.kind == PAPER and node.number else 0)
        side = look.px(20 if node.kind == TAB else 16)
        sign = QRect(place, row.center().y() - side // 2 + 1, side, side)
        sign = QStyle.visualRect(option.direction, row, sign)
        if node.kind == TAB:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent if node.included else tokens.line2))
            painter.drawRoundedRect(QRectF(sign), look.px(4), look.px(4))
            painter.setFont(look.font(SMALL, bold=True))
            painter.setPen(QColor(tokens.on_accent if node.included else tokens.surface))
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, look.figures(node.number))
        else:
            painter.drawPixmap(sign, look.pixmap(node.icon, tokens.text if node.included else tokens.faint))
        self._paint_text(painter, option, node, place + side + look.px(9))

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, node: Node, start: int) -> None:
        look, tokens = self._look, self._look.tokens
        row = option.rect
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(row).adjusted(2.5, 0.5, -2.5, -0.5), look.px(6), look.px(6))
        address = QRect(row.right() - look.px(_ADDRESS + 8), row.top(), look.px(_ADDRESS), row.height())
        at = QStyle.visualRect(option.direction, row, address)
        painter.setFont(look.font(SMALL, medium=node.kind == TAB))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, look.figures(node.address))
        end = address.left()
        if node.mark or not node.included:
            box = self.eye_box(option)
            colour = tokens.ink(node.tone) if node.included else tokens.faint
            painter.drawPixmap(box, look.pixmap(node.mark if node.included else "eye-off", colour))
            end = QStyle.visualRect(option.direction, row, box).left() - look.px(4)
        text = QRect(start, row.top(), max(0, end - start), row.height())
        words = look.font(BODY, bold=node.kind == TAB)
        painter.setFont(words)
        painter.setPen(QColor(tokens.text if node.included else tokens.faint))
        told = QFontMetrics(words).elidedText(node.text, Qt.TextElideMode.ElideRight, text.width())
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(option.direction, row, text), leading, told)

    def eye_box(self, option: QStyleOptionViewItem) -> QRect:
        """Where the eye of a row is."""
        look, row = self._look, option.rect
        side = look.px(16)
        box = QRect(row.right() - look.px(_ADDRESS + 8 + 20), row.center().y() - side // 2 + 1, side, side)
        return QStyle.visualRect(option.direction, row, box)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the eye."""
        node = index.data(NODE)
        if not isinstance(node, Node) or node.kind in (HEAD, SHELF) or node.included:
            return False
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        on_eye = self.eye_box(option).adjusted(-4, -4, 4, 4).contains(event.position().toPoint())
        if on_eye:
            self.eye_clicked.emit(node.key)
        return on_eye

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to rename in, of the height of the row."""
        made = QLineEdit(parent)
        made.setStyleSheet("min-height: 0; padding: 0 4px;")
        made.setAccessibleName(str(index.data(Qt.ItemDataRole.DisplayRole)))
        return made

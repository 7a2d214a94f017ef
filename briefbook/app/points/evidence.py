"""The evidence pane: the facts of the visit, searched, and attached by a drag, a click or Enter."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefbook.app.points.facts import ALL, ROW, STALE, UNUSED, FactRow, FactsFilter, FactsModel
from briefbook.app.points.flow import FlowLayout
from briefbook.app.records.delegate import two_lines
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import BODY, GAPS, SMALL, Tone
from briefbook.app.widgets.chips import chip_height, chip_width, draw_chip
from briefbook.app.widgets.marking import SearchField, button, icon_button, label, named
from briefbook.errors import counted

Index = QModelIndex | QPersistentModelIndex
_MOST_DOMAINS = 6


class FactDelegate(QStyledItemDelegate):
    """A fact as a small card.

    Signals:
        plus_clicked(str): its "+" was clicked; the uid.
    """

    plus_clicked = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of words, the source, the chips."""
        look = self._look
        words = QFontMetrics(look.font(BODY, bold=True)).lineSpacing()
        small = QFontMetrics(look.font(SMALL)).lineSpacing()
        row = index.data(ROW)
        lines = 2 if isinstance(row, FactRow) and self._wraps(row, option.rect.width()) else 1
        source = small if isinstance(row, FactRow) and row.source else 0
        return QSize(look.px(200), lines * words + source + chip_height(look) + look.px(38))

    def _wraps(self, row: FactRow, width: int) -> bool:
        font = self._look.font(BODY, bold=True)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else width
        return QFontMetrics(font).horizontalAdvance(row.text) > width - self._look.px(100)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt calls this to paint a row."""
        row = index.data(ROW)
        if not isinstance(row, FactRow):
            return
        look, tokens = self._look, self._look.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(look.px(2), look.px(3), -look.px(2), -look.px(3))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 2 if chosen else 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, look.px(8), look.px(8))
        side = look.px(16)

        def at(x: int, y: int, width: int, height: int) -> QRect:
            return QStyle.visualRect(option.direction, option.rect, QRect(x, y, width, height))

        top = card.top() + look.px(10)
        grip = at(card.left() + look.px(8), top, side, side)
        painter.drawPixmap(grip.topLeft(), look.pixmap("grip-vertical", tokens.muted))
        painter.drawPixmap(self._plus(option).topLeft(), look.pixmap("plus", tokens.accent))
        left = card.left() + look.px(32)
        width = card.width() - look.px(32 + 40)
        self._words(painter, row, lambda y, h: at(left, y, width, h), top, width)
        painter.restore()

    def _words(self, painter: QPainter, row: FactRow, at: Callable[[int, int], QRect], top: int, width: int) -> None:
        look, tokens = self._look, self._look.tokens
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        bold, small = look.font(BODY, bold=True), look.font(SMALL)
        step = QFontMetrics(bold).lineSpacing()
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        lines = two_lines(row.text, bold, width) if self._wraps(row, 0) else (row.text,)
        for line in lines:
            painter.drawText(at(top, step), leading, line)
            top += step
        if row.source:
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            metrics = QFontMetrics(small)
            source = metrics.elidedText(row.source, Qt.TextElideMode.ElideRight, width)
            painter.drawText(at(top, metrics.lineSpacing()), leading, source)
            top += metrics.lineSpacing()
        top += look.px(4)
        chips_line = at(top, chip_height(look))
        used = 0
        chips = [(row.figure, Tone.ACCENT, "")] if row.figure else []
        chips.append((row.checked.words, row.checked.tone, row.checked.icon))
        if row.uses:
            chips.append((look.figures(row.uses), Tone.PLAIN, "message-square-text"))
        for text, tone, icon in chips:
            wide = chip_width(look, text, icon)
            if text and used + wide <= chips_line.width():
                box = QRect(chips_line.left() + used, chips_line.top(), wide, chips_line.height())
                draw_chip(painter, look, QStyle.visualRect(look.direction, chips_line, box), text, tone, icon)
                used += wide + look.px(6)

    def _plus(self, option: QStyleOptionViewItem) -> QRect:
        side = self._look.px(16)
        whole = option.rect
        box = QRect(whole.right() - side - self._look.px(14), whole.top() + self._look.px(13), side, side)
        return QStyle.visualRect(option.direction, whole, box)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on "+" attaches the fact."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            reach = self._look.px(8)
            if self._plus(option).adjusted(-reach, -reach, reach, reach).contains(event.position().toPoint()):
                self.plus_clicked.emit(index.data(ROW).uid)
                return True
        return super().editorEvent(event, model, option, index)


class FactList(QListView):
    """The facts; Enter takes one.

    Signals:
        taken(str): the uid of a fact that is to be attached.
    """

    taken = Signal(str)

    def __init__(self, look: Look, shown: FactsFilter) -> None:
        super().__init__()
        self._filter = shown
        self.setModel(shown)
        self.setItemDelegate(FactDelegate(look, self))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        delegate = self.itemDelegate()
        if isinstance(delegate, FactDelegate):
            delegate.plus_clicked.connect(self.taken)
        self.activated.connect(lambda index: self.taken.emit(index.data(ROW).uid))

    def choose_first(self) -> None:
        """The first fact is the one that Enter takes."""
        self.setCurrentIndex(self._filter.index(0, 0))

    def step(self, by: int) -> None:
        """Choose the next fact, or by -1 the one before."""
        place = max(0, min(self._filter.rowCount() - 1, self.currentIndex().row() + by))
        self.setCurrentIndex(self._filter.index(place, 0))

    def take(self) -> None:
        """Take the chosen fact, or the first one."""
        index = self.currentIndex() if self.currentIndex().isValid() else self._filter.index(0, 0)
        if index.isValid():
            self.taken.emit(index.data(ROW).uid)


class EvidencePane(QWidget):
    """Search, quick filters and list.

    Signals:
        attach_wanted(str): the uid of a fact.
        closed: the pane is to be put away.
    """

    attach_wanted = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, facts: FactsModel) -> None:
        super().__init__()
        self._look = look
        self._facts = facts
        self.setProperty("kind", "side")
        self._filter = FactsFilter(facts, self)
        self._facet = ALL
        edge = look.px(GAPS[2])
        box = QVBoxLayout(self)
        box.setContentsMargins(edge, edge, edge, edge)
        box.setSpacing(look.px(GAPS[1]))
        head = QHBoxLayout()
        head.addWidget(label(look.say("Evidence"), "heading"))
        self._number = label("", "quiet")
        head.addWidget(self._number, 1)
        self.close_button = icon_button(look, "panel-right", look.say("Show the page instead"))
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button)
        box.addLayout(head)
        self.search = SearchField(look, look.say("Search facts, numbers, sources"))
        self.search.textChanged.connect(lambda _: self._narrow())
        box.addWidget(self.search)
        self._facets = QWidget()
        self._flow = FlowLayout(self._facets, look.px(4), rtl=look.rtl)
        self._group = QButtonGroup(self)
        self._domains: tuple[str, ...] | None = None
        box.addWidget(self._facets)
        self.list = FactList(look, self._filter)
        named(self.list, look.say("Evidence"))
        self.list.taken.connect(self.attach_wanted)
        self.search.returnPressed.connect(self.list.take)
        box.addWidget(self.list, 1)
        self._empty = label("", "quiet", wrap=True)
        box.addWidget(self._empty)
        self._hint = label(look.say("Drag onto a message, or press Enter to attach."), "quiet", wrap=True)
        box.addWidget(self._hint)

    def show_facts(self) -> None:
        """The facts of the model changed."""
        rows = self._facts.rows()
        self._number.setText(self._look.say(counted("{n} fact", "{n} facts", len(rows))))
        domains = tuple(dict.fromkeys(row.domain for row in rows if row.domain))[:_MOST_DOMAINS]
        if domains != self._domains:
            self._domains = domains
            self._build_facets()
        self._tell_empty()

    def _build_facets(self) -> None:
        say = self._look.say
        self._flow.clear()
        plain = ((ALL, say("All")), (UNUSED, say("Unused")), (STALE, say("Stale")))
        for key, words in (*plain, *((domain, domain) for domain in self._domains or ())):
            made = button(self._look, words, kind="quiet")
            made.setCheckable(True)
            made.setChecked(key == self._facet)
            made.clicked.connect(lambda _=False, key=key: self._choose(key))
            self._group.addButton(made)
            self._flow.addWidget(made)

    def _choose(self, key: str) -> None:
        self._facet = key
        self._narrow()

    def _narrow(self) -> None:
        self._filter.narrow(self.search.text(), self._facet)
        self.list.choose_first()
        self._tell_empty()

    def _tell_empty(self) -> None:
        say = self._look.say
        there, seen = self._facts.rowCount(), self._filter.rowCount()
        words = say("No facts for this visit yet. Add them in Facts.") if not there else ""
        words = words or ("" if seen else say("Nothing fits. Change the search, or clear it."))
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        self._hint.setVisible(not words)

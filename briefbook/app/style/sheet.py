"""The one style sheet, written from the tokens. Widgets say what they are by the property `kind`."""

from string import Template

from briefbook.app.style import tokens as t
from briefbook.app.style.look import Look

# Padding would not turn round from right to left where it differs by side: only equal sides stand here.
_SHEET = Template("""
* { font-size: ${body}px; }
QMainWindow, QWidget[kind="ground"] { background: $bg; }
QWidget[kind="surface"], QScrollArea[kind="surface"] { background: $surface; }
QWidget[kind="bar"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QWidget[kind="foot"] { background: $bg; border: 0; border-top: 1px solid $line; }
QWidget[kind="side"] { background: $bg; border: 0; }
QWidget[kind="canvas"] { background: $canvas; }
QScrollArea, QAbstractScrollArea { border: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QMenuBar { background: transparent; border: 0; }
QMenuBar::item { background: transparent; padding: ${g1}px ${g2}px; border-radius: ${radius}px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_soft; color: $text; }
QMenu { background: $surface; border: 1px solid $line2; padding: ${g1}px; }
QMenu::item { padding: ${g1}px ${g5}px; border-radius: ${g1}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: ${g1}px; }
QToolTip { background: $text; color: $surface; border: 0; padding: ${g1}px; }

QLabel { background: transparent; }
QLabel[kind="page"] { font-size: ${page}px; font-weight: 700; }
QLabel[kind="welcome"] { font-size: ${welcome}px; font-weight: 700; }
QLabel[kind="dialog"] { font-size: ${dialog}px; font-weight: 700; }
QLabel[kind="card"] { font-size: ${card}px; font-weight: 700; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="label"] { color: $muted; font-size: ${small}px; font-weight: 500; }
QLabel[kind="quiet"] { color: $muted; font-size: ${small}px; }
QLabel[kind="fault"] { color: $err; font-size: ${small}px; font-weight: 500; }
QLabel[kind="accent"], QLabel[kind="droplink"] { color: $accent; font-size: ${small}px; font-weight: 700; }
QLabel[kind="eyebrow"] { color: $warn; font-size: ${small}px; font-weight: 700; }
QLabel[kind="heading"] { font-size: ${card}px; font-weight: 700; }
QLabel[kind="number"] { color: $accent; font-size: ${dialog}px; font-weight: 700; }
QLabel[kind="section"] { color: $muted; font-size: ${small}px; font-weight: 700; }

QPushButton, QToolButton { background: $surface; color: $text; border: 1px solid $line2; border-radius: ${radius}px;
    padding: 0 ${g3}px; min-height: ${button}px; font-weight: 500; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 ${g3less}px; min-height: ${buttonless}px; }
QPushButton:disabled, QToolButton:disabled { color: $faint; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $faint; border-color: $line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border: 1px solid transparent;
    padding: 0 ${g2}px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $sunken; }
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked { background: $accent_soft; color: $text; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 0 ${g2less}px; }
QToolButton[kind="icon"] { background: transparent; border: 1px solid transparent; padding: 0 ${icon}px; }
QToolButton[kind="icon"]:hover { background: $sunken; }
QToolButton[kind="icon"]:focus { border: 2px solid $accent; padding: 0 ${iconless}px; }
QPushButton[kind="large"] { min-height: ${large}px; }
QPushButton[kind="large"][primary="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="large"][primary="true"]:focus { border: 2px solid $text; }
QPushButton[kind="way"] { background: transparent; border: 1px solid transparent; min-height: ${way}px; }
QPushButton[kind="way"]:hover { background: $sunken; }
QPushButton[kind="way"]:focus { border: 2px solid $accent; }
QPushButton[kind="offer"] { background: transparent; border: 1px solid transparent; padding: 0;
    min-height: ${way}px; }
QPushButton[kind="offer"]:hover { background: $sunken; }
QPushButton[kind="offer"]:checked { background: $surface; border: 2px solid $accent; }
QPushButton[kind="offer"]:focus { border: 2px solid $accent; }
QPushButton[kind="offer"]:checked:focus { border: 2px solid $text; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 ${g1}px; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; }
QPushButton[kind="soft"] { background: $accent_soft; color: $accent; border: 1px solid transparent; font-weight: 700; }
QPushButton[kind="soft"]:focus { border: 2px solid $accent; padding: 0 ${g3less}px; min-height: ${buttonless}px; }
QPushButton[kind="proof"] { background: $sunken; color: $muted; border: 1px solid transparent; padding: 0 ${g2}px;
    min-height: ${g4}px; font-size: ${small}px; }
QPushButton[kind="proof"]:hover { color: $err; }
QPushButton[kind="proof"]:focus { border: 2px solid $accent; }
QPushButton[kind="cure"] { background: transparent; border: 1px solid transparent; color: $err; padding: 0 ${g1}px;
    font-size: ${small}px; text-align: left; min-height: ${g4}px; }
QPushButton[kind="cure"]:focus { border: 2px solid $accent; }
QPushButton[kind="search"] { color: $muted; text-align: left; background: $bg; font-weight: 400; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QTextEdit, QComboBox, QSpinBox { background: $surface; color: $text; border: 1px solid $line2;
    border-radius: ${radius}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox { min-height: ${field}px; padding: 0 ${g2}px; }
QTextEdit { padding: ${g1}px; }
QLineEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid $accent; }
QLineEdit[fault="true"], QTextEdit[fault="true"], QComboBox[fault="true"] { border: 1px solid $err; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QLineEdit[readOnly="true"], QTextEdit[readOnly="true"] {
    background: $bg; color: $muted; border-color: $line; }
QComboBox::drop-down { border: 0; width: ${g4}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line2; selection-background-color: $accent_soft;
    selection-color: $text; outline: 0; }

QTreeView, QTableView, QListView { background: transparent; border: 0; outline: 0; selection-color: $text;
    selection-background-color: $accent_soft; }
QTableView { background: $surface; alternate-background-color: $surface; gridline-color: $line; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line;
    padding: ${g2}px; font-weight: 500; }
QHeaderView::section:hover { background: $sunken; }
QTableCornerButton::section { background: $surface; border: 0; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${card_radius}px; }
QFrame[kind="card"][current="true"] { border: 2px solid $accent; }
QFrame[kind="card"]:focus { border: 2px solid $accent; }
QFrame[kind="card"][ghost="true"] { border: 1px dashed $line2; background: transparent; }
QFrame[kind="card"][ghost="true"]:focus { border: 2px dashed $accent; }
QFrame[kind="card"][drop="true"] { border: 2px dashed $accent; background: $accent_soft; }
QFrame[kind="day"] { background: $bg; border: 1px solid transparent; border-radius: ${card_radius}px; }
QFrame[kind="day"][drop="true"] { border: 2px dashed $accent; background: $accent_soft; }
QFrame[kind="outcome"] { background: $accent_soft; border: 0; border-radius: ${card_radius}px; }
QFrame[kind="popup"] { background: $surface; border: 1px solid $line2; border-radius: ${card_radius}px; }
QFrame[kind="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[kind="notice"] { border: 0; border-radius: ${radius}px; background: $sunken; }
QFrame[kind="notice"][tone="accent"] { background: $accent_soft; }
QFrame[kind="notice"][tone="ok"] { background: $ok_soft; }
QFrame[kind="notice"][tone="warn"] { background: $warn_soft; }
QFrame[kind="notice"][tone="err"] { background: $err_soft; }
QFrame[kind="notice"][tone="accent"] QLabel { color: $accent; }
QFrame[kind="notice"][tone="ok"] QLabel { color: $ok; }
QFrame[kind="notice"][tone="warn"] QLabel { color: $warn; }
QFrame[kind="notice"][tone="err"] QLabel { color: $err; }
QFrame[kind="palette"] { background: $surface; border: 1px solid $line2; border-radius: ${palette_radius}px; }
QFrame[kind="palette"] QLineEdit { background: transparent; border: 0; font-size: ${dialog}px; }
QFrame[kind="toast"] { background: $text; border-radius: ${card_radius}px; }
QFrame[kind="toast"] QLabel { color: $surface; }
QFrame[kind="toast"] QPushButton { background: transparent; border: 1px solid $surface; color: $surface; }
QFrame[kind="toast"] QPushButton:focus { border: 2px solid $surface; }
QDialog[kind="sheet"] { background: $surface; border: 1px solid $line2; }

QScrollBar:vertical { background: transparent; width: ${g3}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${g3}px; margin: 0; }
QScrollBar::handle { background: $line2; border-radius: ${g1}px; margin: ${bar}px; min-height: ${g5}px;
    min-width: ${g5}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def sheet(look: Look) -> str:
    """The style sheet of a look."""
    colours = look.tokens
    gaps = {f"g{number}": look.px(gap) for number, gap in enumerate(t.GAPS, start=1)}
    names = [name for name in type(colours).__dataclass_fields__ if name != "dark"]
    return _SHEET.substitute(
        {name: getattr(colours, name) for name in names},
        accent_hover=colours.accent if colours.dark else colours.text,
        **gaps,
        g2less=look.px(t.GAPS[1]) - 1,
        g3less=look.px(t.GAPS[2]) - 1,
        bar=look.px(3),
        icon=look.px(6),
        iconless=look.px(6) - 1,
        large=look.px(38),
        way=look.px(50),
        radius=look.px(t.RADIUS),
        card_radius=look.px(t.CARD_RADIUS),
        palette_radius=look.px(t.PALETTE_RADIUS),
        button=look.px(t.BAR_CONTROL) - 2,
        buttonless=look.px(t.BAR_CONTROL) - 4,
        field=look.px(t.CONTROL) - 4,
        body=look.px(t.BODY),
        small=look.px(t.SMALL),
        card=look.px(t.CARD),
        dialog=look.px(t.DIALOG),
        page=look.px(t.PAGE),
        welcome=look.px(t.WELCOME),
    )

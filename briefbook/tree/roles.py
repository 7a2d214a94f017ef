"""Closed sets of the tree: what a line is for, how a table is drawn, where a paper begins."""

from enum import StrEnum


class Start(StrEnum):
    """Where a paper begins: on a new sheet, on a new page, or right below the one before it.

    BACK is for cards: the paper stands on the back of the one before it.
    """

    SHEET = "sheet"
    PAGE = "page"
    RUN_ON = "run_on"
    BACK = "back"


class Numbering(StrEnum):
    """What a folio counts: the pages of its paper ("5.2 · p. 1 of 3"), those of the book, or its cards."""

    PAPER = "paper"
    BOOK = "book"
    CARD = "card"


class Tone(StrEnum):
    """Colour of text by meaning; PLAIN leaves the colour of the role."""

    PLAIN = "plain"
    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    GOLD = "gold"
    RED = "red"
    GREEN = "green"
    AMBER = "amber"


class Role(StrEnum):
    """What a line of text is for. The house gives each role its type; a DOCX gives each a named style."""

    BODY = "body"
    LEAD = "lead"
    TITLE = "title"
    KICKER = "kicker"
    LABEL = "label"
    SUBHEAD = "subhead"
    MINOR = "minor"
    FIELD = "field"
    VALUE = "value"
    STRONG = "strong"
    TABLE = "table"
    TABLE_HEAD = "table_head"
    BAND = "band"
    NOTE = "note"
    CAPTION = "caption"
    NUMERAL = "numeral"
    FIGURE = "figure"
    OUTCOME = "outcome"
    OUTCOME_LABEL = "outcome_label"
    NATIVE = "native"
    SMALL = "small"
    QUOTE = "quote"
    CARD_TITLE = "card_title"
    DIVIDER = "divider"
    COVER_TITLE = "cover_title"
    COVER_NAME = "cover_name"
    COVER_LINE = "cover_line"
    COVER_DATE = "cover_date"
    CONTENTS_TAB = "contents_tab"
    CONTENTS_PAPER = "contents_paper"
    MARKING = "marking"
    HEAD = "head"
    FOLIO = "folio"


class Align(StrEnum):
    """Side of a line relative to its direction."""

    START = "start"
    CENTER = "center"
    END = "end"


class Look(StrEnum):
    """How a table is drawn: hairlines between rows; pairs of field and value; all borders; a day of the programme."""

    RULED = "ruled"
    FACTS = "facts"
    GRID = "grid"
    DAY = "day"


class Shade(StrEnum):
    """Ground of a table row; all but NONE and BAND also carry a bar at the start side."""

    NONE = "none"
    BAND = "band"
    MEETING = "meeting"
    SIGNING = "signing"
    UNSURE = "unsure"


class Panel(StrEnum):
    """Ground of a box: white on deep petrol, or a tint."""

    OUTCOME = "outcome"
    TINT = "tint"
    GOLD = "gold"
    GREEN = "green"
    RED = "red"

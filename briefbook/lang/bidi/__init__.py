"""The Unicode Bidirectional Algorithm (UAX #9), and left-to-right tokens in right-to-left paragraphs."""

from briefbook.lang.bidi.classes import bidi_class
from briefbook.lang.bidi.order import base_level, class_levels, levels, line_levels, visual_order
from briefbook.lang.bidi.tokens import isolate, ltr_tokens, token_marks

__all__ = [
    "base_level",
    "bidi_class",
    "class_levels",
    "isolate",
    "levels",
    "line_levels",
    "ltr_tokens",
    "token_marks",
    "visual_order",
]

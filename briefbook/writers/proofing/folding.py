"""Text made alike before it is compared."""

import re
import unicodedata
from typing import Final

_LOOSE: Final = re.compile("[\\s\u00ad\u0640\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def folded(text: str) -> str:
    """`text` without blanks, joiners and direction marks, in one case and one composition."""
    return unicodedata.normalize("NFC", _LOOSE.sub("", unicodedata.normalize("NFKC", text).casefold()))

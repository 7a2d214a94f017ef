"""Language tags as Word writes them."""

from typing import Final

from briefbook.lang.tongue import Lang

TAGS: Final = {Lang.EN: "en-GB", Lang.FA: "fa-IR", Lang.SR_LATN: "sr-Latn-RS", Lang.SR_CYRL: "sr-Cyrl-RS"}


def western(lang: Lang) -> str:
    """Tag of a run that is not right-to-left, in a text of `lang`: Latin words in Persian count as English."""
    return TAGS[Lang.EN if lang.rtl else lang]

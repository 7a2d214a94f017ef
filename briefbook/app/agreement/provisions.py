"""Provisions as rows: number and subject, the status in words and colour, our line and the fallback."""

from collections import Counter
from collections.abc import Sequence

from briefbook.app.naming import gist
from briefbook.app.records.choices import words_of
from briefbook.app.records.model import Cell, Row
from briefbook.app.style.look import Look
from briefbook.app.style.tokens import Tone
from briefbook.errors import phrase
from briefbook.lang.fold import search_key
from briefbook.lang.names import sort_key
from briefbook.lang.tongue import LocalText
from briefbook.model.agreement import Provision, ProvisionState

NO_STATUS, NO_LINE = "no-status", "no-line"
_SIGNS: dict[ProvisionState | None, tuple[Tone, str]] = {
    ProvisionState.AGREED: (Tone.OK, "circle-check"),
    ProvisionState.CLOSED: (Tone.OK, "circle-check"),
    ProvisionState.REPORTED: (Tone.ACCENT, "info"),
    ProvisionState.PROPOSED: (Tone.WARN, "circle-dashed"),
    ProvisionState.ANNOUNCED: (Tone.WARN, "circle-dashed"),
    ProvisionState.OPEN: (Tone.ERR, "circle"),
    None: (Tone.ERR, "circle-alert"),
}


def state_words(state: ProvisionState | None, look: Look) -> str:
    """A status in words."""
    return look.say(words_of(state)) if state else look.say("No status yet")


def provision_row(provision: Provision, look: Look) -> Row:
    """A provision as a row of the table."""

    def said(text: LocalText) -> str:
        return gist(text.best(look.lang, provision.stamp.original)[0])

    subject = said(provision.subject) or look.say("Without a name")
    number = look.figures(provision.number) if provision.number else ""
    name = f"{number}. {subject}" if number else subject
    state = state_words(provision.state, look)
    tone, icon = _SIGNS[provision.state]
    ours, fallback = said(provision.ours), said(provision.fallback)
    cells = (
        Cell(name, said(provision.text), sort=(provision.seq,)),
        Cell(state, tone=tone, icon=icon, sort=(list(_SIGNS).index(provision.state),)),
        Cell(ours or "—", sort=sort_key(ours, look.lang)),
        Cell(fallback or "—", sort=sort_key(fallback, look.lang)),
    )
    facets = {NO_STATUS: provision.state is None, NO_LINE: not provision.ours}
    told = (provision.subject, provision.text, provision.ours)
    line = look.say(phrase("our line: {text}", text=ours)) if ours else look.say("no line of ours")
    return Row(
        provision.id,
        name,
        cells,
        f"{name}, {state}, {line}",
        search_key(" ".join(wording.text for text in told for wording in text.values())),
        frozenset(key for key, passes in facets.items() if passes),
    )


def counts(provisions: Sequence[Provision], look: Look) -> list[tuple[str, Tone, str]]:
    """How many provisions stand where, for chips: words, tone and sign."""
    found = Counter(provision.state for provision in provisions)
    order = [state for state in _SIGNS if found[state]]
    return [(f"{look.figures(found[state])} {state_words(state, look)}", *_SIGNS[state]) for state in order]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a pasted text: parted by empty lines where there are such, else by lines."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").strip()
    blocks = plain.split("\n\n") if "\n\n" in plain else plain.split("\n")
    # Not by `split()`: it would take no-break spaces for blanks.
    return [" ".join(line.strip(" \t") for line in block.split("\n")) for block in blocks if block.strip()]

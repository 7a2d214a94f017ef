"""How long it takes to say something: by words, and twice as long where every sentence is said again."""

from collections.abc import Iterable
from typing import Final

from briefbook.book.desk import Desk
from briefbook.book.forms import Blocks, Spans, bracketed, text_of
from briefbook.book.marks import nodes
from briefbook.errors import counted, phrase
from briefbook.model.brief import Brief, PointKind, TalkingPoint
from briefbook.model.programme import Interpreted, Item
from briefbook.tree.nodes import Span, Tone

WORDS_A_MINUTE: Final = 130


def minutes_for(words: int, *, interpreted: bool) -> int:
    """Whole minutes, at least one, that words take to be said; 0 for none."""
    return -(-words * (2 if interpreted else 1) // WORDS_A_MINUTE)


def words_in(texts: Iterable[str]) -> int:
    """How many words texts have, parted by blanks."""
    return sum(len(text.split()) for text in texts)


def points_minutes(desk: Desk, brief: Brief, *, interpreted: bool) -> int:
    """Minutes that the points to make of a brief take in the language of the book; 0 without points."""
    made = [p for p in desk.dossier.children(TalkingPoint, brief.id) if p.kind is PointKind.MAKE]
    texts = [text_of(spans) for p in made for spans in (desk.line(p, "headline"), desk.inline(p, "text"))]
    return minutes_for(words_in(texts), interpreted=interpreted)


def speaking_time(desk: Desk, brief: Brief, item: Item) -> Spans:
    """How long our points take, with interpretation where it is not known to be without; amber if there is less time.

    Nothing without points to make.
    """
    twice = points_minutes(desk, brief, interpreted=True)
    if not twice:
        return ()
    once = points_minutes(desk, brief, interpreted=False)
    needed = once if item.interpreter is Interpreted.NO else twice
    planned = brief.minutes or item.minutes
    tone = Tone.AMBER if planned and needed > planned else Tone.PLAIN
    if item.interpreter is not None:
        return desk.say(counted("our points: {n} minute", "our points: {n} minutes", needed), tone=tone)
    said = desk.say(counted("our points: {n} minute", "our points: {n} minutes", once), tone=tone)
    if once == twice:
        return said
    return (*said, *bracketed(desk.say(phrase("{n} if interpreted", n=twice), tone=tone), desk.lang))


def reading_time(desk: Desk, blocks: Blocks) -> Spans:
    """How long a text takes to be read out; nothing for no text."""
    words = words_in(node.text for node in nodes(blocks) if isinstance(node, Span))
    minutes = minutes_for(words, interpreted=False)
    return desk.say(counted("{n} minute", "{n} minutes", minutes)) if minutes else ()

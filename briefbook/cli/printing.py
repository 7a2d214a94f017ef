"""Options of what is printed beside the book, and what is told of a form that is done."""

import functools
from collections.abc import Callable
from typing import TypeVar

import click

from briefbook.actions.export import Receipt
from briefbook.actions.forms import Form, PrintOrder
from briefbook.errors import Weight, counted
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang

_T = TypeVar("_T")
_TOLD = frozenset({"over_cap", "card_points", "tall_box", "wide_word", "no_picture", "coarse_picture"})
"""Rules of remarks on the form itself; the others are those of the book, which `check` lists."""


def printing(command: Callable[..., _T]) -> Callable[..., _T]:
    """The command with the options of printed forms, which it gets as one `order`."""

    @click.option(
        "--form", type=click.Choice([one.value for one in Form]), default=Form.BOOK.value, show_default=True,
        help="What is printed from the records; all but the book are PDF only.",
    )  # fmt: skip
    @click.option(
        "--reader", default="", metavar="NAME",
        help="Whose habits it is laid out for: standard, large, oneside, or a reader of the library.",
    )  # fmt: skip
    @click.option("--paper", type=int, default=80, show_default=True, metavar="G/M2", help="Paper: spine and creep.")
    @click.option("--binder", type=float, default=0.0, metavar="MM", help="Width of the spine of a ring binder.")
    @click.option("--creep", is_flag=True, help="Move the inner pages of a booklet nearer to its fold.")
    @functools.wraps(command)
    def taking(*args: object, form: str, reader: str, paper: int, binder: float, creep: bool, **rest: object) -> _T:
        """What the command gives, called with the `order` of these options."""
        return command(*args, order=PrintOrder(Form(form), reader, paper, binder, creep=creep), **rest)

    return taking


def tell_form(done: Receipt, tongue: Lang) -> None:
    """Print where a form is and how many sides it has; what is wrong with it goes to standard error."""
    told = f"{done.path}: {say(counted('{n} page', '{n} pages', n=len(done.pages)), tongue)}"
    if done.open:
        must = counted("draft, {n} thing must be fixed", "draft, {n} things must be fixed", n=len(done.open))
        told += ", " + say(must, tongue)
    for notice in done.notices:
        if notice.rule in _TOLD and notice.weight is not Weight.NOTE:
            click.echo(say(notice.phrase, tongue), err=True)
    click.echo(told)

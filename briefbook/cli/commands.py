"""The commands: each reads its options, calls actions, and says what was done."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from briefbook.actions import export as exporting
from briefbook.actions import sources
from briefbook.actions.check import Finding, findings, places
from briefbook.actions.exchange.folder.faults import MOST
from briefbook.actions.files import look_at
from briefbook.actions.forms import Form, PrintOrder, check_form, export_form
from briefbook.actions.intake import import_folder
from briefbook.actions.outtake import export_folder
from briefbook.actions.readers import for_reader, with_reader
from briefbook.actions.safety import new_library
from briefbook.actions.sheets import Paperwork, paperwork
from briefbook.cli.bars import progress
from briefbook.cli.options import PATH, beside, in_word
from briefbook.cli.printing import printing, tell_form
from briefbook.errors import Notice, ReadError, Weight, counted, phrase
from briefbook.lang.clock import read_moment
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.model.dossier import Dossier
from briefbook.model.outline import Layout
from briefbook.model.record import Audience
from briefbook.store.library import Library

LANGS = click.Choice([lang.value for lang in Lang])
VISIT = click.option("--visit", "code", default="", metavar="CODE", help="The visit, where a library holds several.")


@click.command()
@click.argument("source", type=PATH)
@VISIT
@click.option(
    "--lang", "langs", multiple=True, type=LANGS, help="Language form; may be repeated. Default: those planned."
)
@click.option("--format", "formats", multiple=True, type=click.Choice(["pdf", "docx"]), help="Default: both.")
@click.option(
    "--layout", type=click.Choice([one.value for one in Layout]), default=Layout.BINDER.value, show_default=True
)
@click.option(
    "--audience", type=click.Choice([one.value for one in Audience if one is not Audience.NEVER]), default="principal",
    show_default=True, help="Who the copy is for; it holds nothing above this rung.",
)  # fmt: skip
@click.option("--house", default="", metavar="NAME|FILE", help="House style: briefbook, office, or a TOML file.")
@click.option("--made", metavar="ISO-8601", help="The book's clock. Default: the newest edition, else now.")
@click.option("--out", type=PATH, default=Path("out"), show_default=True, help="Folder of the files.")
@click.option(
    "--since", "earlier", type=PATH, help="The edition before, folder or library: the contents say what has changed. "
    "Default: what an overlay is laid on.",
)  # fmt: skip
@click.option("--sheets", is_flag=True, help="Only say how much paper each layout takes; write nothing.")
@beside
@in_word
@printing
@click.pass_obj
def build(
    tongue: Lang,
    source: Path,
    code: str,
    langs: tuple[str, ...],
    formats: tuple[str, ...],
    layout: str,
    audience: str,
    house: str,
    made: str | None,
    out: Path,
    earlier: Path | None,
    sheets: bool,
    extras: exporting.Extras,
    copy: exporting.WordCopy,
    order: PrintOrder,
) -> None:
    """Build the briefing book of SOURCE: a briefing folder, its overlay, or a library."""
    asked = None if made is None else read_moment(made)
    with opened(source, tongue) as (library, damage):
        dossier = with_reader(sources.dossier_of(library, code), order.reader)
    extras = replace(extras, since=_earlier(earlier or sources.before(source), code, tongue))
    moment = asked or sources.newest_made(dossier) or datetime.now(UTC)
    exporting.check_made(moment)
    check_form(order.form, tuple(f".{suffix}" for suffix in formats))
    plans = [
        exporting.plan_for(dossier, lang, layout=Layout(layout), audience=Audience(audience), house=house)
        for lang in [Lang(value) for value in dict.fromkeys(langs)] or sources.planned_langs(dossier)
    ]
    plans = [for_reader(dossier, plan, order.reader) for plan in plans]
    for plan in plans:
        exporting.house_of(dossier, plan)  # refused before a folder is made
    if not sheets:
        sources.check_outside(source, out / "book")
        folder(out)
    bench = exporting.Workbench()
    for plan in plans:
        if sheets:
            for each in paperwork(dossier, plan, made=moment, bench=bench, extras=extras):
                click.echo(f"{plan.lang} {each.layout}: {_paper(each, tongue)}")
            continue
        if order.form is not Form.BOOK:
            tell_form(export_form(dossier, plan, out, order, made=moment, bench=bench, known=damage), tongue)
            continue
        write = partial(exporting.export_book, dossier, plan, out, made=moment, bench=bench, known=damage)
        for suffix in dict.fromkeys(formats or ("pdf", "docx")):
            with progress(f"{plan.lang} {suffix}") as tick:
                receipt = write(f".{suffix}", tick=tick, extras=extras, copy=copy)
            _tell(receipt, dossier, tongue)


def _tell(receipt: exporting.Receipt, dossier: Dossier, tongue: Lang) -> None:
    """Print where a book is, and to standard error what would have to move from papers over their budget."""
    click.echo(_told(receipt, tongue))
    for place, notice in places(dossier, receipt.over):
        click.echo(f"{place}: {say(notice.phrase, tongue)}", err=True)


def _earlier(source: Path | None, code: str, tongue: Lang) -> Dossier | None:
    """The visit as it was in the edition before, where that is named."""
    if source is None:
        return None
    with opened(source, tongue) as (library, _):
        return sources.dossier_of(library, code)


@click.command("import")
@click.argument("source", type=PATH)
@click.argument("library", type=PATH)
@click.pass_obj
def import_(tongue: Lang, source: Path, library: Path) -> None:
    """Import the briefing folder SOURCE into LIBRARY, whole or not at all; LIBRARY is made if it is missing."""
    reading = sources.read_source(source)
    sources.check_outside(source, library)
    keep = Library.open if look_at(library) else new_library
    with keep(library, passphrase=ask_passphrase(library)) as held:
        done = import_folder(held, reading, day=datetime.now(UTC).date(), who="")
    changed = counted("{n} record written to {path}.", "{n} records written to {path}.", n=done.written, path=library)
    click.echo(say(changed if done.written else phrase("{path} holds this folder already.", path=library), tongue))


@click.command()
@click.argument("library", type=PATH)
@click.argument("visit")
@click.argument("folder_", metavar="DIR", type=PATH)
@click.pass_obj
def export(tongue: Lang, library: Path, visit: str, folder_: Path) -> None:
    """Export VISIT of LIBRARY as a briefing folder to the new folder DIR."""
    sources.check_outside(library, folder_)
    with opened(library, tongue) as (held, _):
        count = export_folder(held, sources.visit_of(held, visit), folder_)
    click.echo(
        say(counted("{n} file written to {path}.", "{n} files written to {path}.", n=count, path=folder_), tongue)
    )


@click.command()
@click.argument("library", type=PATH)
@click.argument("words", nargs=-1, required=True)
@click.pass_obj
def search(tongue: Lang, library: Path, words: tuple[str, ...]) -> int:
    """Find records of LIBRARY by words, in any script and spelling; exit status 1 where there are none."""
    with opened(library, tongue) as (held, _):
        hits = held.search.find(" ".join(words))
    for hit in hits:
        click.echo(f"{hit.table}\t{hit.title}\t{hit.uid}")
    if not hits:
        click.echo(say(phrase("Nothing was found for {words}.", words=" ".join(words)), tongue), err=True)
    return 0 if hits else 1


@click.command()
@click.argument("source", type=PATH)
@VISIT
@click.option(
    "--lang", "langs", multiple=True, type=LANGS, help="Language form; may be repeated. Default: those planned."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON array of findings.")
@click.pass_obj
def check(tongue: Lang, source: Path, code: str, langs: tuple[str, ...], as_json: bool) -> int:
    """Say what would embarrass in SOURCE; exit status 1 where something must be fixed, 2 where it is refused."""
    with sources.opened(source, passphrase=ask_passphrase) as library:
        dossier, damage = sources.dossier_of(library, code), sources.damage(library)
    found = findings(dossier, [Lang(value) for value in langs] or sources.planned_langs(dossier), damage)
    if as_json:
        click.echo(json.dumps([_row(finding, tongue) for finding in found], ensure_ascii=False, indent=1))
    for finding in () if as_json else found:
        click.echo(f"{finding.weight}: {finding.place}: {say(finding.phrase, tongue)} [{finding.rule}]")
    must = sum(finding.weight is Weight.MUST for finding in found)
    summary = counted(
        "{n} remark is open, {must} of them must be fixed.",
        "{n} remarks are open, {must} of them must be fixed.",
                      n=len(found), must=must)  # fmt: skip
    click.echo(say(summary, tongue), err=True)
    return 1 if must else 0


@click.command()
@click.argument("source", type=PATH)
@VISIT
@click.option("--lang", type=LANGS, default="en", show_default=True)
@click.pass_obj
def dump(tongue: Lang, source: Path, code: str, lang: str) -> None:
    """Print the tree of the book of SOURCE as text."""
    with opened(source, tongue) as (library, _):
        dossier = sources.dossier_of(library, code)
    moment = sources.newest_made(dossier) or datetime.now(UTC)
    plan = exporting.plan_for(dossier, Lang(lang))
    click.echo(exporting.dumped(dossier, plan, made=moment, bench=exporting.Workbench()), nl=False)


@contextmanager
def opened(source: Path, tongue: Lang) -> Iterator[tuple[Library, tuple[Notice, ...]]]:
    """The source as a library, with remarks on damage in it, which are also printed to standard error."""
    with sources.opened(source, passphrase=ask_passphrase) as library:
        damage = sources.damage(library)
        for notice in damage[:MOST]:
            click.echo(f"{source}: {say(notice.phrase, tongue)}", err=True)
        yield library, damage


def ask_passphrase(library: Path) -> str | None:
    """Passphrase from BRIEFBOOK_PASSPHRASE, else asked for where the file is sealed; None for a plain one.

    Without a terminal one line of standard input is read. It is never taken from the command line.
    """
    named = os.environ.get("BRIEFBOOK_PASSPHRASE")
    if named:
        return named
    if not sources.sealed(library):
        return None
    if sys.stdin is not None and sys.stdin.isatty():
        return str(click.prompt("Passphrase", hide_input=True, err=True))
    typed = sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    if not typed:
        raise ReadError("{path} needs a passphrase. Set BRIEFBOOK_PASSPHRASE or run in a terminal.", path=library)
    return typed


def folder(path: Path) -> None:
    """Make the folder for exports. Raises ReadError where that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise ReadError("{path} cannot be a folder: {reason}.", path=path, reason=wrong.strerror or wrong) from wrong


def _paper(each: Paperwork, tongue: Lang) -> str:
    counts = (
        counted("{n} sheet", "{n} sheets", n=each.sheets),
        counted("{n} side", "{n} sides", n=each.sides),
        counted("{n} blank back", "{n} blank backs", n=each.blank),
    )
    return ", ".join(say(count, tongue) for count in counts)


def _told(receipt: exporting.Receipt, tongue: Lang) -> str:
    told = str(receipt.path)
    if receipt.pages:
        told += ": " + say(counted("{n} page", "{n} pages", n=len(receipt.pages)), tongue)
    if receipt.open:
        must = counted("draft, {n} thing must be fixed", "draft, {n} things must be fixed", n=len(receipt.open))
        told += ", " + say(must, tongue)
    return told


def _row(finding: Finding, tongue: Lang) -> dict[str, str]:
    ref = finding.ref
    return {
        "rule": finding.rule,
        "weight": finding.weight.value,
        "place": finding.place,
        "table": ref.table if ref else "",
        "uid": ref.uid if ref else "",
        "field": ref.field if ref else "",
        "text": say(finding.phrase, tongue),
    }

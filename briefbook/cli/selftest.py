"""Whether this installation works: the sample in two languages and formats, a sealed library, zones, no network."""

import sys
import tempfile
import zoneinfo
from pathlib import Path

import click

from briefbook import places
from briefbook.actions import export as exporting
from briefbook.actions import sources
from briefbook.actions.safety import open_sealed
from briefbook.errors import ReadError
from briefbook.lang.clock import offset_between
from briefbook.lang.tongue import Lang
from briefbook.model.outline import Layout


@click.command()
def selftest() -> None:
    """Build the sample in Persian and English to PDF and DOCX, open a sealed library, resolve both zones."""
    opened: list[str] = []
    sys.addaudithook(lambda event, args: opened.append(event) if event in ("socket.connect", "socket.bind") else None)
    zoneinfo.reset_tzpath([])  # as on a machine without a zone database: tzdata must be in the installation
    with sources.opened(places.root() / "briefings" / "belgrade-2025", passphrase=lambda path: None) as library:
        dossier = sources.dossier_of(library)
    first = dossier.visit.starts_on
    made = sources.newest_made(dossier)
    if first is None or made is None:
        raise ReadError("The sample has no first day or no edition. Install Briefbook again.")
    hours = offset_between(first.first, dossier.visit.zone_host, dossier.visit.zone_home)
    click.echo(f"zones: {dossier.visit.zone_home} is {hours} ahead")
    bench = exporting.Workbench()
    with tempfile.TemporaryDirectory() as folder:
        for lang in (Lang.FA, Lang.EN):
            plan = exporting.plan_for(dossier, lang, layout=Layout.BINDER)
            for suffix in (".pdf", ".docx"):
                receipt = exporting.export_book(dossier, plan, Path(folder), suffix, made=made, bench=bench)
                click.echo(f"{receipt.path.name}: {receipt.path.stat().st_size} bytes, proven")
        open_sealed(Path(folder) / "selftest.briefbook")
        click.echo("sealed library: opened again")
    if opened:
        raise ReadError("The self-test opened a network connection. Report this.")
    click.echo("network: not used")
    click.echo("the window was not tried: this program has none")

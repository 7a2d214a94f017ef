"""Where a record is edited: for panels, because it knows the screens."""

from briefbook.app.entries import entry_of
from briefbook.app.naming import home_of, parent_of
from briefbook.errors import Ref
from briefbook.model.delegation import Delegate
from briefbook.model.dossier import Dossier, table_of
from briefbook.model.record import Record


def goal_of(dossier: Dossier, ref: Ref | None) -> Ref | None:
    """The record that is edited to mend something, on the way up to one that has a screen; None where there is none."""
    record = dossier.find(ref.uid) if ref else None
    if ref is None or record is None:
        return None
    home = _home(dossier, record)
    field = ref.field if home is record else ""
    while home is not None and (entry_of(table_of(home)) is None):
        home, field = dossier.find(parent_of(home)), ""
    return Ref(table_of(home), home.id, field) if home else None


def _home(dossier: Dossier, record: Record) -> Record | None:
    if isinstance(record, Delegate):
        return dossier.find(record.person) or record
    return home_of(dossier, record) or record

"""Links between records: ids of the folder to uids, countries by their ISO code."""

from collections.abc import Iterable

from briefbook.actions.exchange.folder import uids
from briefbook.actions.exchange.folder.faults import Faults, Spot, nearest, one_of, shortened
from briefbook.actions.exchange.folder.typed import Typed
from briefbook.errors import phrase
from briefbook.lang.digits import ascii_digits
from briefbook.model.fields import NOBODY, Uid
from briefbook.model.kinds import TABLES

_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW "
)
COUNTRIES = frozenset(_CODES.split())
"""ISO 3166-1 alpha-2, as in the table of the time zone database."""


class Links:
    """The ids of a folder, by type; countries that are named without a record are collected in `bare`."""

    def __init__(self, visit: Uid, typed: Iterable[Typed], faults: Faults) -> None:
        self.visit = visit
        self.faults = faults
        self.bare: dict[str, Uid] = {}
        self._ids: dict[str, dict[str, Uid]] = {table: {} for table in TABLES}
        for record in typed:
            self._ids[record.table][record.id] = record.uid

    def one(self, table: str, word: str, spot: Spot) -> Uid:
        """The record of `table` with this id; a fault and nobody where there is none."""
        word = word.strip()
        if table == "country":
            return self._country(word, spot)
        uid = self._ids[table].get(word) or self._ids[table].get(ascii_digits(word))
        if uid:
            return uid
        self._missing(table, word, spot)
        return NOBODY

    def any(self, text: str, spot: Spot) -> Uid:
        """The record that `type id` names; a fault and nobody where there is none."""
        table, _, word = text.strip().partition(" ")
        if table in TABLES and word.strip():
            return self.one(table, word, spot)
        near = nearest(table, TABLES)
        if table in TABLES or near:
            self.faults.add(
                spot,
                phrase(
                    '"{text}" names no record. Write the type and the id, such as {example}.',
                    text=shortened(text),
                    example=self._example(near or table),
                ),
            )
        else:
            some = next(iter(self._ids["person"]), "ristic")
            self.faults.add(
                spot,
                phrase(
                    '"{text}" names no record. Write a type and an id, such as country RS or person {id}.',
                    text=shortened(text),
                    id=some,
                ),
            )
        return NOBODY

    def _example(self, table: str) -> str:
        """A link of an open column as it is written."""
        return f"{table} {next(iter(self._ids[table]), 'RS' if table == 'country' else 'id')}"

    def _country(self, word: str, spot: Spot) -> Uid:
        """The country of an ISO code."""
        if word not in COUNTRIES:
            upper = word.upper()
            if upper in COUNTRIES:
                self.faults.add(
                    spot, phrase('"{text}" is no country. Did you mean "{near}"?', text=shortened(word), near=upper)
                )
            else:
                self.faults.add(
                    spot,
                    phrase('"{text}" is no country. Write its two-letter ISO code, such as RS.', text=shortened(word)),
                )
            return NOBODY
        known = self._ids["country"].get(word)
        if not known:
            known = self.bare.setdefault(word, uids.record_uid(self.visit, "country", word))
        return known

    def _missing(self, table: str, word: str, spot: Spot) -> None:
        """Say that a record does not exist, with the likeliest way out."""
        if table in self.faults.lost:
            return
        near = nearest(word, self._ids[table])
        others = [other for other, ids in self._ids.items() if word in ids]
        quoted = shortened(word)
        if near:
            self.faults.add(
                spot, phrase('no {table} has the id "{id}". Did you mean "{near}"?', table=table, id=quoted, near=near)
            )
        elif others:
            self.faults.add(
                spot,
                phrase(
                    '"{id}" is the id of {other}, not of {table}. Write the id of {table}.',
                    table=table,
                    id=quoted,
                    other=one_of(others),
                ),
            )
        else:
            self.faults.add(
                spot,
                phrase(
                    'no {table} has the id "{id}". Write the id of {table}, or add the record.', table=table, id=quoted
                ),
            )

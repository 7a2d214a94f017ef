"""Organisations, governments as parties included."""

from dataclasses import dataclass
from enum import StrEnum

from briefbook.lang.tongue import LocalText
from briefbook.model.fields import Uid, choice_of, link, words
from briefbook.model.record import Record


class OrganisationKind(StrEnum):
    """What an organisation is; "Tehran" as a party is a government, not a place."""

    GOVERNMENT = "government"
    MINISTRY = "ministry"
    AGENCY = "agency"
    COMPANY = "company"
    SITE = "site"
    MEDIA = "media"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A ministry, company, agency or government."""

    name: LocalText = words(needed=True)
    acronym: LocalText = words()
    kind: OrganisationKind = choice_of(OrganisationKind.OTHER, needed=True)
    country: Uid = link("country")
    parent: Uid = link("organisation")
    address: LocalText = words()
    logo: Uid = link("photo")

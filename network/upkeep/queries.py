"""What needs somebody's care."""

import datetime
import json
import re
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from base.queries import readable_in_any_language
from network.materials.choices import Licence
from network.materials.pages import MaterialPage
from network.materials.queries import first_versions
from network.upkeep.models import BROKEN_AFTER, CheckedLink, ReviewReminder

ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
LONGEST_ADDRESS = 500
WEEK = datetime.timedelta(days=7)
MOST_OF_A_DAY = datetime.timedelta(hours=20)


def addresses_of(material: MaterialPage) -> set[str]:
    """The addresses elsewhere that a material leads to, from its link and its text."""
    text = f"{material.link} {json.dumps(material.body.get_prep_value(), ensure_ascii=False)}"
    found = {_trimmed(address.replace("&amp;", "&")) for address in ADDRESS.findall(text)}
    return {address for address in found if len(address) <= LONGEST_ADDRESS}


def _trimmed(address: str) -> str:
    """Without what ends the sentence around it; a bracket that the address has opened belongs to it."""
    address = address.rstrip(".,;:!?")
    return address.rstrip(")") if address.count(")") > address.count("(") else address


def materials_with_addresses() -> Iterable[MaterialPage]:
    """Public materials in all languages, a few at a time."""
    return readable_in_any_language(MaterialPage).select_related(None).only("pk", "link", "body").iterator(200)


def links_due(now: datetime.datetime) -> QuerySet[CheckedLink]:
    """Those to ask now: each once a week, one that failed every day; the longest unasked first."""
    due = Q(checked_at=None) | Q(checked_at__lt=now - WEEK) | Q(failures__gt=0, checked_at__lt=now - MOST_OF_A_DAY)
    return CheckedLink.objects.filter(due).order_by(F("checked_at").asc(nulls_first=True), "pk")


def with_broken_links(materials: QuerySet[MaterialPage]) -> QuerySet[MaterialPage]:
    return materials.filter(checked_links__failures__gte=BROKEN_AFTER).distinct()


def public_first_versions(materials: QuerySet[MaterialPage]) -> QuerySet[MaterialPage]:
    """Live ones without the translations of live ones, which follow the page they were made from."""
    return first_versions(materials.filter(live=True), among=MaterialPage.objects.filter(live=True))


def overdue(materials: QuerySet[MaterialPage], today: datetime.date) -> QuerySet[MaterialPage]:
    """To be reviewed by a day that has come; the longest overdue first."""
    return public_first_versions(materials).filter(review_on__lte=today).order_by("review_on", "title")


def due_soon(
    materials: QuerySet[MaterialPage], today: datetime.date, within: datetime.timedelta
) -> QuerySet[MaterialPage]:
    """To be reviewed within a time from now."""
    return (
        public_first_versions(materials)
        .filter(review_on__gt=today, review_on__lte=today + within)
        .order_by("review_on")
    )


def without_licence(materials: QuerySet[MaterialPage]) -> QuerySet[MaterialPage]:
    return public_first_versions(materials).filter(licence=Licence.UNKNOWN).order_by("title")


def naming_people_in_files(materials: QuerySet[MaterialPage]) -> QuerySet[MaterialPage]:
    """With a file whose own data names its author or last editor."""
    return (
        public_first_versions(materials).filter(files__document__facts__names_person=True).distinct().order_by("title")
    )


def with_hidden_files(materials: QuerySet[MaterialPage]) -> QuerySet[MaterialPage]:
    """With a file in which a personal identity code was found: nobody can open it from the page."""
    return public_first_versions(materials).filter(files__document__facts__holds_code=True).distinct().order_by("title")


def overdue_unreminded(today: datetime.date) -> QuerySet[MaterialPage]:
    """Overdue, with an owner who has an address and has not been reminded of this day."""
    reminded = ReviewReminder.objects.filter(material=OuterRef("pk"), review_on=OuterRef("review_on"))
    materials = overdue(MaterialPage.objects.all(), today).filter(owner__is_active=True).exclude(owner__email="")
    return materials.exclude(Exists(reminded)).select_related("owner")

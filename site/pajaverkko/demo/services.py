"""Building the demo: all of it or nothing."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.models import Collection, Locale

from base.users import User
from pajaverkko.demo.accounts import make_accounts
from pajaverkko.demo.bank import make_bank_alive
from pajaverkko.demo.calls import make_applications, make_calls
from pajaverkko.demo.councils import make_councils
from pajaverkko.demo.feedback import make_feedback
from pajaverkko.demo.figures import make_figures, make_past_series
from pajaverkko.demo.materials import make_materials
from pajaverkko.demo.meetings import make_meetings
from pajaverkko.demo.members import make_members
from pajaverkko.demo.people import make_notices, make_people
from pajaverkko.demo.places import make_places
from pajaverkko.demo.projects import make_projects, tie_outcomes
from pajaverkko.demo.proposals import make_proposals
from pajaverkko.demo.queries import MARK, demo_is_built, site_is_empty
from pajaverkko.demo.records import make_records
from pajaverkko.demo.series import make_series
from pajaverkko.demo.standings import make_standings
from pajaverkko.demo.translations import give_actions, translate_centres, translate_home, translate_trunk
from pajaverkko.demo.tree import make_centres, make_trunk


class SiteHasContentError(Exception):
    """The site has content of its own, which the demo must not touch."""


@transaction.atomic
def build_demo(*, by: User | None, tell: Callable[[str], object] = str) -> bool:
    """Build the demo network; return False, changing nothing, where it has been built before.

    `tell` is called with the name of each step. Raises SiteHasContentError on a site with other content,
    and ImproperlyConfigured on a public server.
    """
    if not settings.DEMO_ALLOWED:
        raise ImproperlyConfigured("The demo and its accounts are refused with production settings.")
    if demo_is_built():
        return False
    if not site_is_empty():
        raise SiteHasContentError
    Locale.objects.get_or_create(language_code="fi")
    tell("words, organisations, centres")
    make_records()
    collection = Collection.get_first_root_node().add_child(name=MARK)
    tell("front page, lists, regions, themes")
    home = make_trunk()
    centres = make_centres(home)
    tell("materials and their files")
    materials = make_materials(collection)
    tell("projects, series, councils")
    projects = make_projects(centres)
    series = make_series(centres, projects, materials)
    councils = make_councils(centres)
    groups: dict[str, dict[str, Any]] = {
        "materials": materials,
        "projects": projects,
        "series": series,
        "councils": councils,
    }
    make_bank_alive(materials)
    make_standings()
    tie_outcomes(projects, {f"{name}/{slug}": page for name, pages in groups.items() for slug, page in pages.items()})
    tell("Swedish and English")
    for language in ("sv", "en"):
        translate_home(home, language)
        translate_trunk(home, language)
        translate_centres(language)
    give_actions(home)
    tell("notices, people, accounts")
    _make_people(centres)
    return True


def _make_people(centres: dict[str, Any]) -> None:
    """People who do not exist, and what they do together."""
    make_notices()
    make_calls()
    make_people()
    make_members()
    make_accounts(centres)
    make_applications()
    make_meetings()
    make_proposals()
    make_places()
    make_past_series()
    make_feedback()
    make_figures()

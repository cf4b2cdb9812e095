"""Filters of the list of councils."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.lists.facets import Facet, choice_facet
from network.councils.choices import CouncilState
from network.regions.reports import centre_facet, region_facet
from network.themes.reports import theme_facet


def council_facets() -> list[Facet]:
    """Theme, region, centre and state."""
    states = {state.value: str(capfirst(state.label)) for state in CouncilState}
    return [theme_facet(), region_facet(), centre_facet(), choice_facet("state", _("State"), states)]

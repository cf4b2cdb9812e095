"""How the themes stood in the counties of a centre at the end of half a year."""

from collections.abc import Sequence

from django.utils.translation import gettext as _, gettext_lazy

from base.disclosure.reported import People, Things, in_languages, reports
from base.half_years import HalfYear
from network.regions.models import Centre
from network.regions.queries import regions_of
from network.themes.choices import Standing
from network.themes.queries import current_standings, standings


@reports(
    "themes",
    gettext_lazy("Development themes in the counties"),
    gettext_lazy("Told is how each theme stood on the last day of the half-year, as coordinators had written it down."),
    order=60,
)
def themes(centre: Centre, period: HalfYear) -> Sequence[People | Things]:
    regions = sorted(regions_of(centre, period.last_on), key=lambda region: region.short_name)
    told = list(standings().filter(region__in=regions, since_on__lte=period.last_on))
    found = {(each.theme_id, each.region_id): each.standing for each in current_standings(told)}
    names = {theme.pk: theme for theme in sorted((each.theme for each in told), key=lambda theme: theme.name_fi)}
    unknown = in_languages(lambda: _("not told"))
    states = {state.value: in_languages(state.label) for state in Standing}
    rows = [
        (
            in_languages(lambda theme=theme: theme.name),
            *(states.get(found.get((pk, region.pk), ""), unknown) for region in regions),
        )
        for pk, theme in names.items()
    ]
    heads = [in_languages(lambda: _("Theme"))]
    heads += [in_languages(lambda region=region: region.short_name) for region in regions]
    question = in_languages(lambda: _("How did each theme stand in each county?"))
    return [Things("standings", in_languages(lambda: _("Themes and counties")), question, heads, rows)]

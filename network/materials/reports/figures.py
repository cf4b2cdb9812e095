"""How often the materials of a centre were used in half a year."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _, gettext_lazy

from base.disclosure.reported import Named, People, Things, in_languages, reports
from base.disclosure.tables import Dimension, Table
from base.half_years import HalfYear
from base.queries import titles_in_languages
from network.materials.pages import MaterialPage
from network.materials.queries import keys_of_centre, uses_in
from network.regions.models import Centre

MOST = 30
"""Materials with a row of their own; the others are counted together."""
OTHERS = "others"


@reports(
    "materials",
    gettext_lazy("Use of materials"),
    gettext_lazy(
        "Counted is how often the public pages of materials from the centre and for its counties were opened and their "
        "files were taken. Nobody is watched: whoever opens a page twice is counted twice."
    ),
    order=50,
    unit=gettext_lazy("times that a material was opened"),
)
def use_of_materials(centre: Centre, period: HalfYear) -> Sequence[People | Things]:
    uses = {key: numbers for key, *numbers in uses_in(centre, period)}
    titles = titles_in_languages(MaterialPage, keys_of_centre(centre, period.last_on))
    columns = {
        "opens": (
            in_languages(lambda: _("Materials opened")),
            in_languages(lambda: _("How often were materials opened?")),
        ),
        "downloads": (in_languages(lambda: _("Files taken")), in_languages(lambda: _("How often were files taken?"))),
    }
    found = []
    for place, (name, (title, question)) in enumerate(columns.items()):
        used = {str(key): uses[key][place] if key in uses else 0 for key in titles}
        named = sorted((Named(str(key), words) for key, words in titles.items()), key=_title)
        categories, counts = _rows(named, used)
        dimension = Dimension("material", [each.name for each in categories])
        table = Table(f"{name} {centre.pk} {period.code}", [dimension], counts)
        label = Named("material", in_languages(lambda: _("Material")))
        found.append(People(name, title, question, table, [(label, categories)]))
    return found


def _rows(named: Sequence[Named], used: Mapping[str, int]) -> tuple[list[Named], dict[tuple[str, ...], int]]:
    """The first ones by title, whether used or not, and the others together: no row tells anything by being there."""
    rows, rest = named[:MOST], named[MOST:]
    counts: dict[tuple[str, ...], int] = {(each.name,): used[each.name] for each in rows}
    if not rest:
        return list(rows), counts
    others = Named(OTHERS, in_languages(lambda: _("other materials")))
    return [*rows, others], {**counts, (OTHERS,): sum(used[each.name] for each in rest)}


def _title(named: Named) -> str:
    return named.words["fi"].casefold()

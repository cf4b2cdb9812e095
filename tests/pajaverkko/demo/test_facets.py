"""The number beside each value of a facet is what choosing it gives, whatever else is chosen."""

from itertools import permutations

import pytest

from base.facets import narrowing
from network.materials.queries import newest_materials
from network.materials.reports import material_facets


@pytest.mark.django_db
def test_every_number_is_what_choosing_gives(demo: None) -> None:
    facets = material_facets()
    nothing = {facet.name: "" for facet in facets}
    first = narrowing(newest_materials(), facets, nothing)
    wrong = []
    for chosen, other in permutations(facets, 2):
        value = first.options[chosen.name][0].value
        asked = {**nothing, chosen.name: value}
        for option in narrowing(newest_materials(), [chosen, other], asked).options[other.name]:
            both = narrowing(newest_materials(), facets, {**asked, other.name: option.value}, count=False).items
            if len(set(both.values_list("pk", flat=True))) != option.count:
                wrong.append((chosen.name, value, other.name, option))
    assert wrong == []

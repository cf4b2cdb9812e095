"""Materials: in their lists, near each other, and how much they are used."""

from network.materials.queries.lists import (
    collections_below,
    collections_with,
    export_order,
    first_bank,
    first_versions,
    imports_to_forget,
    materials_offering,
    materials_with_words,
    newest_materials,
    titles_among,
)
from network.materials.queries.near import (
    kin_of,
    related_materials,
)
from network.materials.queries.use import (
    keys_of_centre,
    most_used_first,
    steps_of,
    use_of,
    uses_in,
    uses_of_last_year,
    with_use,
)

__all__ = [
    "collections_below",
    "collections_with",
    "export_order",
    "first_bank",
    "first_versions",
    "imports_to_forget",
    "keys_of_centre",
    "kin_of",
    "materials_offering",
    "materials_with_words",
    "most_used_first",
    "newest_materials",
    "related_materials",
    "steps_of",
    "titles_among",
    "use_of",
    "uses_in",
    "uses_of_last_year",
    "with_use",
]

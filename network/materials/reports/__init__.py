"""What is read of materials: filters, a collection, an origin, titles that are alike, tables to take away."""

from network.materials.reports.alike import alike_titles
from network.materials.reports.collection import collection_parts
from network.materials.reports.export import as_csv, as_jsonl, as_xlsx, export_rows
from network.materials.reports.facets import material_facets
from network.materials.reports.figures import use_of_materials
from network.materials.reports.origin import origin_of, schema_of

__all__ = [
    "alike_titles",
    "as_csv",
    "as_jsonl",
    "as_xlsx",
    "collection_parts",
    "export_rows",
    "material_facets",
    "origin_of",
    "schema_of",
    "use_of_materials",
]

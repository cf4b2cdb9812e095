"""What is done to materials."""

from network.materials.services.imports import forget_imports, prepare_import, start_import, work_on_import
from network.materials.services.publishing import publish_material
from network.materials.services.taking_in import draft_material, store_material
from network.materials.services.use import count_uses

__all__ = [
    "count_uses",
    "draft_material",
    "forget_imports",
    "prepare_import",
    "publish_material",
    "start_import",
    "store_material",
    "work_on_import",
]

"""The material bank, its materials, and the collections that coordinators put together of them."""

from network.materials.pages.bank import MaterialBankPage
from network.materials.pages.collection import MaterialCollectionPage
from network.materials.pages.material import MaterialPage
from network.materials.pages.rows import MaterialFile, MaterialKeyword

__all__ = ["MaterialBankPage", "MaterialCollectionPage", "MaterialFile", "MaterialKeyword", "MaterialPage"]

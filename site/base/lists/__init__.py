"""Lists that are narrowed by links: what their items have is read once for each public version, however many they are.

A `Facet` says how its values are read and shown (`facets.py`). A `Catalogue` holds which items have which of them
(`catalogue.py`); what an address asks for is narrowed and counted in it (`narrowing.py`); `listings.py` opens a leaf.
"""

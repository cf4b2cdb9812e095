"""Addresses of the material bank beside its pages."""

from django.urls import path

import network.materials.api  # noqa: F401  # adds to what programs may read
from network.materials.feeds import MaterialFeed

urlpatterns = [
    path("feeds/materials/<int:key>.atom", MaterialFeed(), name="material_feed"),
]

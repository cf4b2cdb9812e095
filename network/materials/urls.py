"""Addresses of the material bank beside its pages."""

from django.urls import path

from network.materials.api import api
from network.materials.feeds import MaterialFeed

urlpatterns = [
    path("api/v1/", api.urls),
    path("feeds/materials/<int:key>.atom", MaterialFeed(), name="material_feed"),
]

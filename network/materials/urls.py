"""Addresses of the material bank beside its pages."""

from django.urls import path

from network.materials.api import api

urlpatterns = [path("api/v1/", api.urls)]

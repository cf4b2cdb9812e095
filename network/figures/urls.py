"""Figures below the page of a centre, and of all centres below the page of the network."""

from django.urls import path

import network.figures.api  # noqa: F401  # adds to what programs may read
from network.figures import views

urlpatterns = [
    path("<path:path>/figures/", views.figures_of_page, name="figures"),
    path("<path:path>/figures/<str:period>/<slug:report>/", views.one_report, name="public_report"),
    path("<path:path>/figures/<str:period>/<slug:report>.<str:kind>", views.report_file, name="report_file"),
]

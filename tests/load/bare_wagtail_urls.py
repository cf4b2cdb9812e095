"""Where the bare Wagtail serves its pages."""

from django.urls import include, path

urlpatterns = [path("", include("wagtail.urls"))]

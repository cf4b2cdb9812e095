"""The photos that people let be shown: beside the pages, in no language."""

from django.urls import path

from network.people.views import photo

urlpatterns = [path("photos/<reference>/", photo, name="released_photo")]

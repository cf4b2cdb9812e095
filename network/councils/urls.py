"""A member's own seats."""

from django.urls import path

from network.councils.views import own

urlpatterns = [
    path("own/seat/<str:reference>/", own.own_council, name="own_seat"),
]

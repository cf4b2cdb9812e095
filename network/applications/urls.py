"""The form below a call, and its steps on the own page."""

from django.urls import path

from network.applications.views import applying, own

ONE = "own/application/<str:reference>/"
urlpatterns = [
    path(f"{ONE}later/", own.go_on_later, name="own_application_later"),
    path(f"{ONE}sent/", own.was_sent, name="own_application_sent"),
    path(f"{ONE}withdraw/", own.withdraw, name="own_application_withdraw"),
    path(f"{ONE}<slug:step>/", own.fill_in, name="own_application"),
    path("<path:path>/apply/", applying.apply_here, name="apply"),
]

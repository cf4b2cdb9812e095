"""The form below a workshop, and what is done with places on the own page."""

from django.urls import path

from workshops.enrolment.views import enrolling, own

urlpatterns = [
    path("own/place/<str:reference>/<slug:act>/", own.change_own_place, name="own_place"),
    path("own/series/<str:reference>/leave/", own.leave_own_series, name="own_series"),
    path("<path:path>/enrol/", enrolling.enrol_here, name="enrol"),
]

"""Calendar files, each below the page whose workshops it tells; one's own calendar."""

from django.urls import path

from workshops.calendars import views

urlpatterns = [
    path("own/calendar/", views.own_calendar, name="own_calendar"),
    path("own/calendar.ics", views.own_calendar_file, name="own_calendar_file"),
    path("<path:path>/calendar.ics", views.calendar_of_page, name="calendar"),
]

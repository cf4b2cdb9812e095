"""Where surveys are answered."""

from django.urls import path

from workshops.surveys.views import answer_survey

urlpatterns = [path("survey/<str:code>/", answer_survey, name="survey")]

"""Forms of the whole site, each with one address in each language."""

from django.urls import path

from network.inquiries.views import accessibility_feedback, contact

urlpatterns = [
    path("contact/", contact, name="contact"),
    path("accessibility-feedback/", accessibility_feedback, name="accessibility_feedback"),
]

"""The form below a material bank: its address is that of the bank, and one word more."""

from django.urls import path

from network.suggestions.views import suggest

urlpatterns = [path("<path:path>/suggest/", suggest, name="suggest_material")]

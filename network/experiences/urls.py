"""The form below a material: its address is that of the material, and one word more."""

from django.urls import path

from network.experiences.views import used

urlpatterns = [path("<path:path>/used/", used, name="material_used")]

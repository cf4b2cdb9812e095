"""The own page of a person. A link holds its token in the query, which no log of the site keeps."""

from django.urls import path

from network.personal_links.views import own

urlpatterns = [
    path("own/", own.own_page, name="own_page"),
    path("own/open/", own.open_page, name="own_open"),
    path("own/leave/", own.leave, name="own_leave"),
    path("own/link/", own.ask, name="own_link"),
    path("own/consent/", own.withdraw, name="own_consent"),
    path("own/request/<slug:kind>/", own.ask_by_right, name="own_request"),
    path("own/known.<str:kind>", own.download, name="own_download"),
    path("own/<slug:what>/", own.change, name="own_change"),
]

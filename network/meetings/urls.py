"""A member's own meetings and memos."""

from django.urls import path

from network.meetings.views import own

urlpatterns = [
    path("own/meeting/<uuid:key>/", own.own_meeting, name="own_meeting"),
    path("own/meeting/<uuid:key>/propose/", own.propose, name="own_meeting_propose"),
    path("own/meeting/<uuid:key>/needs/", own.needs, name="own_meeting_needs"),
    path("own/paper/<str:reference>/", own.own_paper, name="own_paper"),
    path("own/memo/<uuid:key>/", own.own_memo, name="own_memo"),
    path("own/memo/<uuid:key>/<str:item>/", own.remark, name="own_memo_remark"),
]

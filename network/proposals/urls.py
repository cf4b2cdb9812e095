"""The answer of an addressee; proposals below the pages that tell of them."""

from django.urls import path

from network.proposals.feeds import ProposalFeed
from network.proposals.views import answering, told

urlpatterns = [
    path("answer/", answering.answer, name="answer_proposal"),
    path("feeds/proposals/<int:key>.atom", ProposalFeed(), name="proposal_feed"),
    path("<path:path>/proposals/", told.proposals_of_page, name="proposals"),
    path("<path:path>/proposals/poster.pdf", told.poster, name="proposals_poster"),
    path("<path:path>/proposals/<int:number>/", told.one_proposal, name="public_proposal"),
]

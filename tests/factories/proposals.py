"""Proposals of councils, and those who answer them."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from network.proposals.models import Addressee, AnswerLink, Proposal, ProposalStep
from tests.factories.councils import CouncilFactory
from tests.factories.network import OrganisationFactory


class AddresseeFactory(DjangoModelFactory):
    class Meta:
        model = Addressee

    council = factory.SubFactory(CouncilFactory)
    controller = factory.SubFactory(OrganisationFactory)
    name_fi = "Aikuissosiaalityön johtoryhmä"
    email = factory.Sequence(lambda n: f"johtoryhma{n}@hva.example")


class ProposalFactory(DjangoModelFactory):
    class Meta:
        model = Proposal

    council = factory.SubFactory(CouncilFactory)
    heading_fi = factory.Sequence(lambda n: f"Ehdotus {n}")
    words_fi = "Jonosta saa jättää soittopyynnön."
    to_fi = "Aikuissosiaalityön johtoryhmä"
    answer_due_on = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=60))


class ProposalStepFactory(DjangoModelFactory):
    class Meta:
        model = ProposalStep

    proposal = factory.SubFactory(ProposalFactory)
    to = "sent"
    noted_at = factory.LazyFunction(timezone.now)


class AnswerLinkFactory(DjangoModelFactory):
    class Meta:
        model = AnswerLink

    proposal = factory.SubFactory(ProposalFactory)
    digest = factory.Sequence(lambda n: f"{n:064x}")
    made_on = factory.LazyFunction(timezone.localdate)
    expires_on = factory.LazyAttribute(lambda link: link.made_on + datetime.timedelta(days=180))

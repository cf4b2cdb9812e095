"""Those who follow a council or a theme by e-mail."""

import datetime
import secrets
import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from network.news.models import Subscription


class SubscriptionFactory(DjangoModelFactory):
    """Asked for today, and not confirmed."""

    class Meta:
        model = Subscription

    topic = "council"
    topic_key = factory.LazyFunction(uuid.uuid4)
    address = factory.Sequence(lambda n: f"seuraaja{n}@posti.example")
    token = factory.LazyFunction(lambda: secrets.token_urlsafe(32))
    asked_on = factory.LazyFunction(timezone.localdate)
    told_at = factory.LazyFunction(lambda: timezone.now() - datetime.timedelta(days=1))

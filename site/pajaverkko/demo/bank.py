"""What makes the demo's bank alive: collections, experiences of use, suggestions, origins and days of review."""

import datetime
import random
import uuid

from django.utils import timezone

from network.experiences.choices import ExperienceState
from network.experiences.models import Experience
from network.materials.models import MaterialUse
from network.materials.pages import MaterialBankPage, MaterialCollectionPage, MaterialPage
from network.materials.queries import first_bank
from network.regions.models import Region
from network.suggestions.models import Suggestion
from network.themes.models import TargetGroup
from pajaverkko.demo.content import Text, past_moment, read
from pajaverkko.demo.making import add, publish, shared

NAMESPACE = uuid.UUID("5b0f3c86-6f0c-4b57-9c39-0f1a3b7f9c11")
"""Keys of forms that nobody sent, the same in every demo."""
SEED = 7
DAYS_OF_USE = (1, 8, 40, 90)


def make_bank_alive(materials: dict[str, MaterialPage]) -> None:
    """After the materials are there."""
    text, bank = read("bank"), first_bank()
    if bank is None:
        return
    _tell_origins(text, materials)
    for collection in text["collections"]:
        _make_collection(bank, collection, materials)
    for number, told in enumerate(text["experiences"]):
        _make_experience(number, told, materials)
    for number, suggestion in enumerate(text["suggestions"]):
        words = {name: suggestion[name] for name in ("title", "description", "rights")}
        key = uuid.uuid5(NAMESPACE, f"suggestion {number}")
        Suggestion.objects.create(key=key, bank=bank, language="fi", sent_on=_day(suggestion), **words)
    _make_use(materials)


def _tell_origins(text: Text, materials: dict[str, MaterialPage]) -> None:
    today = timezone.localdate()
    for slug, original in text["adapted"].items():
        materials[slug].adapted_from = materials[original]
        publish(materials[slug])
    for slug, days in text["review_in_days"].items():
        materials[slug].review_on = today + datetime.timedelta(days=days)
        publish(materials[slug])


def _make_collection(bank: MaterialBankPage, text: Text, materials: dict[str, MaterialPage]) -> None:
    page = MaterialCollectionPage(slug=text["slug"], **shared(text))
    page.parts = [_part(part, materials) for part in text["parts"]]
    add(bank, page, published_at=past_moment(timezone.localdate() - datetime.timedelta(days=30)))


def _part(part: Text, materials: dict[str, MaterialPage]) -> dict[str, object]:
    if "material" in part:
        return {"type": "material", "value": {"material": materials[part["material"]].pk, "note": part["note"]}}
    ((name, value),) = part.items()
    return {"type": name, "value": value}


def _make_experience(number: int, text: Text, materials: dict[str, MaterialPage]) -> None:
    Experience.objects.create(
        key=uuid.uuid5(NAMESPACE, f"experience {number}"),
        material=materials[text["material"]],
        text=text["text"],
        outcome=text["outcome"],
        group=TargetGroup.objects.filter(slug=text.get("group", "")).first(),
        region=Region.objects.filter(code=text.get("region", "")).first(),
        language=text.get("language", "fi"),
        state=text.get("state", ExperienceState.SHOWN),
        told_on=_day(text),
    )


def _make_use(materials: dict[str, MaterialPage]) -> None:
    """Some days of use, so that the most used can be put first; the same in every demo."""
    chance = random.Random(SEED)  # noqa: S311
    today = timezone.localdate()
    MaterialUse.objects.bulk_create(
        MaterialUse(
            material=page,
            counted_on=today - datetime.timedelta(days=days),
            opens=(opens := chance.randint(0, 30)),
            downloads=chance.randint(0, opens // 2),
        )
        for page in materials.values()
        for days in DAYS_OF_USE
    )


def _day(text: Text) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=text["days_ago"])

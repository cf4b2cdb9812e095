"""The demo's records: words, organisations, centres with their regions."""

from base.models import SynonymGroup
from network.regions.choices import OrganisationKind
from network.regions.models import Centre, CentreRegion, Organisation, Region
from network.themes.models import Method, TargetGroup, Theme
from pajaverkko.demo.content import Text, read

WORDS: dict[str, type[Theme | TargetGroup | Method]] = {
    "themes": Theme,
    "target_groups": TargetGroup,
    "methods": Method,
}


def make_records() -> None:
    """Make what is missing; what is there by the same slug stays as it is."""
    vocabulary = read("vocabulary")
    for name, model in WORDS.items():
        for word in vocabulary[name]:
            model.objects.get_or_create(slug=word["slug"], defaults=_names(word))
    for organisation in read("organisations")["organisations"]:
        Organisation.objects.get_or_create(
            slug=organisation["slug"], defaults={**_names(organisation), "kind": organisation["kind"]}
        )
    regions = {region.code: region for region in Region.objects.all()}
    for text in read("centres")["centres"]:
        answering = _answering(text["organisation"]) if "organisation" in text else None
        defaults = {**_names(text), "organisation": answering}
        centre, _ = Centre.objects.get_or_create(slug=text["slug"], defaults=defaults)
        for code in text["regions"]:
            CentreRegion.objects.get_or_create(centre=centre, region=regions[code], valid_from=None)
    for words in read("synonyms")["groups"]:
        SynonymGroup.objects.get_or_create(words=words)


def _answering(text: Text) -> Organisation:
    """The organisation that answers for what a centre knows of people."""
    names = {**_names(text), "kind": OrganisationKind.CENTRE}
    return Organisation.objects.get_or_create(slug=text["slug"], defaults=names)[0]


def _names(text: Text) -> dict[str, str]:
    return {"name_fi": text["fi"], "name_sv": text.get("sv", ""), "name_en": text.get("en", "")}

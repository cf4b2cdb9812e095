"""What a material's page tells a worker who wants to use it."""

import json

import pytest
from django.test import Client
from django.utils.translation import gettext

from network.materials.choices import LICENCE_SENTENCES, FileAccessibility, Licence
from tests.factories.network import (
    MaterialFileFactory,
    MaterialPageFactory,
    MeasureFactory,
    MethodFactory,
    ProjectPageFactory,
    TargetGroupFactory,
    WorkPackageFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import WorkshopMaterialFactory, WorkshopPageFactory
from tests.reading import document, section, text_of


def project_behind(material, **values: object):
    """A project one of whose measures brought the material forth."""
    measures = [MeasureFactory.build(outcome=material.page_ptr), MeasureFactory.build(outcome=material.page_ptr)]
    return ProjectPageFactory(work_packages=[WorkPackageFactory.build()], measures=measures, **values)


def test_material_offers_its_files_with_format_size_and_accessibility(site: Trunk, stranger: Client):
    file = MaterialFileFactory.build(title="Lomake tulostettavaksi", accessibility=FileAccessibility.PARTLY)
    page = MaterialPageFactory(files=[file])

    response = stranger.get(page.url)
    link = document(response).select_one(f'main a[href="{file.document.url}"]')

    assert link.get_text() == "Lomake tulostettavaksi"
    assert "TXT" in link.parent.get_text()
    assert str(FileAccessibility.PARTLY.label) in link.parent.get_text()
    answer = stranger.get(link["href"])
    assert answer.getvalue() == b"Lomakkeen teksti"
    answer.close()


@pytest.mark.parametrize("licence", Licence)
def test_material_tells_in_a_sentence_what_one_may_do_with_it(site: Trunk, stranger: Client, licence: Licence):
    page = MaterialPageFactory(licence=licence)

    assert str(LICENCE_SENTENCES[licence]) in text_of(stranger.get(page.url))


def test_material_tells_its_facts(site: Trunk, stranger: Client):
    page = MaterialPageFactory(
        minutes_needed=45,
        year=2018,
        easy_language=True,
        link="https://aineisto.example/opas",
        target_groups=[TargetGroupFactory(name_fi="Nuoret aikuiset")],
        methods=[MethodFactory(name_fi="Ryhmätoiminta")],
        keywords=["velkaneuvonta"],
    )

    response = stranger.get(page.url)
    shown = text_of(response)

    for text in ("45 minuuttia", "2018", gettext("easy language"), "Nuoret aikuiset", "Ryhmätoiminta"):
        assert text in shown
    keyword = document(response).find("a", string="velkaneuvonta")
    assert keyword["href"] == f"{site.materials.url}?keyword=velkaneuvonta"
    assert document(response).select_one('main a[href="https://aineisto.example/opas"]')


def test_material_marks_the_language_of_its_content(site: Trunk, stranger: Client):
    page = MaterialPageFactory(
        parent=site.materials, language="sv", files=[MaterialFileFactory.build(title="Blankett")]
    )

    files = document(stranger.get(page.url)).select_one('main [lang="sv"]')

    assert files.get_text() == "Blankett"


def test_material_shows_the_projects_it_comes_from_once_each(site: Trunk, stranger: Client):
    material, other = MaterialPageFactory(), MaterialPageFactory()
    project_behind(material, title="Hanke takana")
    project_behind(other, title="Toinen hanke")
    project_behind(material, title="Luonnos", published=False)

    assert section(stranger.get(material.url), gettext("Comes from")) == ["Hanke takana"]


def test_material_shows_the_workshops_that_use_it_the_latest_first(site: Trunk, stranger: Client):
    material, other = MaterialPageFactory(), MaterialPageFactory()
    first = WorkshopPageFactory(title="Ensimmäinen", materials=[WorkshopMaterialFactory.build(material=material)])
    WorkshopPageFactory(
        title="Toinen",
        materials=[WorkshopMaterialFactory.build(material=material)],
        starts_at=first.starts_at.replace(year=first.starts_at.year + 1),
    )
    WorkshopPageFactory(title="Vieras", materials=[WorkshopMaterialFactory.build(material=other)])
    WorkshopPageFactory(title="Luonnos", materials=[WorkshopMaterialFactory.build(material=material)], published=False)

    assert section(stranger.get(material.url), gettext("Used in")) == ["Toinen", "Ensimmäinen"]


def test_material_that_nobody_names_has_no_empty_headings(site: Trunk, stranger: Client):
    material, other = MaterialPageFactory(), MaterialPageFactory()
    project_behind(other)

    shown = text_of(stranger.get(material.url))

    assert gettext("Comes from") not in shown
    assert gettext("Used in") not in shown


def test_material_tells_search_engines_what_it_is_and_no_text_ends_the_tag(site: Trunk, stranger: Client):
    page = MaterialPageFactory(title='</script><script>alert("x")</script>', licence="cc-by", minutes_needed=30)

    shown = document(stranger.get(page.url))
    (told,) = shown.select('script[type="application/ld+json"]')

    known = json.loads(told.string)
    assert (known["name"], known["timeRequired"]) == (page.title, "PT30M")
    assert known["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert len(shown.select("script")) == 1

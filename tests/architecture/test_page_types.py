"""Every page type has the template that follows from where it stands."""

import pytest
from django.template.loader import get_template
from wagtail.models import Page, get_page_models

from tests.architecture.tree import PACKAGES, TEMPLATES

PAGE_TYPES = [page_type for page_type in get_page_models() if page_type._meta.app_label in PACKAGES]


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type._meta.label)
def test_template_of_the_page_type_is_there(page_type: type[Page]) -> None:
    name = page_type.get_template(page_type.__new__(page_type), request=None)

    assert get_template(name).origin.name == str(TEMPLATES / name)

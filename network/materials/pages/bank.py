"""The material bank."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from base.pages import BasePage


class MaterialBankPage(BasePage):
    """Lists the materials of the section it stands in: below the front page, of the whole network."""

    parent_page_types: ClassVar[list[str]] = ["pajaverkko.HomePage", "network.CentrePage"]
    subpage_types: ClassVar[list[str]] = ["network.MaterialPage", "network.MaterialCollectionPage"]

    page_description = _("Lists the materials of the section.")

    class Meta:
        verbose_name = _("material bank")

"""Kinds of organisations and areas."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    CENTRE = "centre", _("centre of expertise")
    COUNTY = "county", _("wellbeing services county")
    MUNICIPALITY = "municipality", _("municipality")
    JOINT_AUTHORITY = "joint_authority", _("joint authority")
    STATE = "state", _("state authority")
    UNIVERSITY = "university", _("university or university of applied sciences")
    ASSOCIATION = "association", _("association")
    COMPANY = "company", _("company")
    UNIT = "unit", _("unit")
    NETWORK = "network", _("network")
    FUNDER = "funder", _("funder")


class RegionKind(models.TextChoices):
    COUNTY = "county", _("wellbeing services county")
    CITY = "city", _("city with the tasks of a county")
    OUTSIDE = "outside", _("outside the county system")

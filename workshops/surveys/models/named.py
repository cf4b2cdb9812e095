"""Answers to surveys that are not anonymous: they stand with the person, and go with the person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.sealed import SealedTextField
from network.people.models import Person, PersonalRecord
from workshops.surveys.models.collections import Collection


class NamedAnswer(PersonalRecord):
    """What a person answered with their own page open. Answering again replaces it while the survey is open."""

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="survey_answers"
    )
    collection = models.ForeignKey(
        Collection, verbose_name=_("survey"), on_delete=models.PROTECT, related_name="named_answers"
    )
    told = SealedTextField(_("answers"))
    answered_on = models.DateField(_("answered"))

    class Meta:
        verbose_name = _("answer of a person")
        verbose_name_plural = _("answers of people")
        constraints = (models.UniqueConstraint(fields=("person", "collection"), name="person_answers_once"),)

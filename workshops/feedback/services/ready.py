"""The ready instruments that come with the product."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from base.users import User
from workshops.surveys.choices import VersionState
from workshops.surveys.models import Instrument, InstrumentVersion
from workshops.surveys.services import begin_instrument, lock_version, new_version, write_version

FILE = Path(__file__).parents[1] / "ready.json"
OF_VERSION = ("opening_fi", "opening_sv", "thanks_fi", "thanks_sv", "content")


@transaction.atomic
def keep_ready_instruments(*, by: User | None) -> int:
    """Have each ready instrument in use as the product brings it; returns how many versions were made.

    One that an administrator has changed since stays as it is: only what the product made is made anew.
    """
    return sum(_keep(told, by) for told in json.loads(FILE.read_text(encoding="utf-8")))


def _keep(told: dict[str, Any], by: User | None) -> bool:
    instrument = Instrument.objects.filter(key=told["key"]).first()
    if instrument is None:
        version = begin_instrument(values={**told, "owner": None}, by=by)
    else:
        newest = instrument.versions.order_by("-number")[0]
        if newest.state == VersionState.DRAFT or not newest.comes_with_product or _is_as_told(newest, told):
            return False
        version = new_version(instrument=instrument, by=by)
    write_version(version=version, values={name: told[name] for name in OF_VERSION}, by=by)
    lock_version(version=version, by=by)
    InstrumentVersion.objects.filter(pk=version.pk).update(comes_with_product=True)
    return True


def _is_as_told(version: InstrumentVersion, told: dict[str, Any]) -> bool:
    texts = all(getattr(version, name) == told[name] for name in OF_VERSION if name != "content")
    return texts and version.content.get_prep_value() == _written(version, told["content"])


def _written(version: InstrumentVersion, content: list[dict[str, Any]]) -> Any:
    return version.content.stream_block.to_python(content).get_prep_value()

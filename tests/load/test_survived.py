"""What a run with kills is judged by sees each broken promise, and none where all hold."""

from email.message import EmailMessage
from typing import Any

import pytest

from tests.load.enrolment_load import form
from tests.load.killing import Killed
from tests.load.own_server import OwnServer
from tests.load.own_worker import OwnWorker
from tests.load.patient import Answer, Patient
from tests.load.survived import Survived
from tests.mail import Box

PLACES = 1


@pytest.fixture
def run(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Survived:
    """Three people, one place, one kill of the web server and one of the worker; nothing was lost."""
    monkeypatch.setattr("tests.load.patient.open_form", lambda address: None)
    forms = [form(number) for number in range(3)]
    crowd = Patient("", forms, seed=1, patience=1)
    crowd.answers = [Answer(2, 3)]
    crowd.led = {each["key"]: f"/enrol/?done={each['key']}" for each in forms}
    worker = OwnWorker(OwnServer(tmp_path), Box(), 0)
    states = ["confirmed", "waiting", "waiting"]
    rows = [[number, states[number - 1], each["key"]] for number, each in enumerate(forms, 1)]
    kept = {"rows": rows, "letters": {each["key"]: ["sent"] for each in forms}, "people": 3}
    found = Survived(crowd, Killed([1.0], [1.0], [], [2.0]), worker, kept, before=0, places=PLACES)
    for each in forms:
        _arrives(found, each["email"], f"<{each['key']}@x>")
    return found


def _arrives(run: Survived, address: str, message_id: str) -> None:
    message = EmailMessage()
    message["Message-ID"] = message_id
    run.worker.box.messages.append(message)
    run.worker.box.recipients.append([address])


def test_nothing_broken_is_no_fault(run: Survived):
    assert run.faults == []


def test_one_copy_of_the_same_id_is_no_fault(run: Survived):
    _copy_of_first(run)

    assert (run.copies, run.faults) == (1, [])


def _copy_of_first(run: Survived, message_id: str = "") -> None:
    first = run.crowd.forms[0]
    _arrives(run, first["email"], message_id or f"<{first['key']}@x>")


def _rows(run: Survived) -> list[list[Any]]:
    return run.kept["rows"]


BROKEN = {
    "somebody was not led on": lambda run: run.crowd.led.popitem(),
    "somebody who was led on is not in": lambda run: _rows(run).pop(),
    "somebody is in twice": lambda run: _rows(run).append([4, "waiting", run.crowd.forms[2]["key"]]),
    "people without an enrolment": lambda run: run.kept.update(people=4),
    "numbers with gaps": lambda run: _rows(run)[2].__setitem__(0, 4),
    "places not given in order": lambda run: _rows(run)[1].__setitem__(1, "confirmed"),
    "not one letter for each": lambda run: run.kept["letters"].update({run.crowd.forms[0]["key"]: ["sent", "sent"]}),
    "somebody got no mail": lambda run: (run.worker.box.messages.pop(), run.worker.box.recipients.pop()),
    "somebody got too many mails": lambda run: (_copy_of_first(run), _copy_of_first(run)),
    "more copies than kills of the worker": lambda run: (run.killed.worker.clear(), _copy_of_first(run)),
    "a copy has another id": lambda run: _copy_of_first(run, "<other@x>"),
    "mail to somebody else": lambda run: _arrives(run, "hylje@posti.example", "<hylje@x>"),
    "recovery took too long": lambda run: run.killed.web.append(-20.0),
    "the worker did not come back": lambda run: run.killed.worker_again.clear(),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_broken_promise_is_seen(run: Survived, fault: str):
    BROKEN[fault](run)

    assert fault in run.faults


def test_web_server_that_never_answers_again_is_seen(run: Survived):
    run.killed.web.append(5.0)

    assert "recovery took too long" in run.faults

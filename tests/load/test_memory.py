"""What processes hold is counted while their children come and go."""

import subprocess

import pytest

from tests.load.memory import held_by

LOOKS = 50


def test_children_that_end_meanwhile_hold_nothing() -> None:
    with subprocess.Popen(["sh", "-c", "while :; do /bin/true; done"]) as busy:
        try:
            held = [held_by(busy.pid) for _look in range(LOOKS)]
        finally:
            busy.kill()

    assert all(0 < each < 50 for each in held)


def test_process_that_has_ended_itself_is_told() -> None:
    with subprocess.Popen(["/bin/true"]) as gone:
        gone.wait()

    with pytest.raises(FileNotFoundError):
        held_by(gone.pid)

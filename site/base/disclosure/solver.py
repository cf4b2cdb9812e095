"""The solver of linear programmes (HiGHS), 28 MB that only those need who publish figures."""

import importlib
from typing import Any


def load_solver() -> Any:
    """The module `highspy`, imported when it is first asked for."""
    return importlib.import_module("highspy")

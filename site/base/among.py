"""Whether a column holds one of many numbers."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func


class Among(Func):
    """The numbers are sent as one value, so that there may be any number of them."""

    output_field = BooleanField()

    def __init__(self, column: str, numbers: Iterable[int]) -> None:
        super().__init__(F(column))
        self.numbers = list(numbers)

    def as_sqlite(self, compiler: Any, connection: Any, **extra_context: Any) -> Any:
        column, values = self._column(compiler)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*values, json.dumps(self.numbers)]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any, **extra_context: Any) -> tuple[str, list[Any]]:
        column, values = self._column(compiler)
        return f"{column} = ANY(%s::bigint[])", [*values, self.numbers]

    def _column(self, compiler: Any) -> tuple[str, list[Any]]:
        (column,) = self.get_source_expressions()
        sql, values = compiler.compile(column)
        return sql, list(values)

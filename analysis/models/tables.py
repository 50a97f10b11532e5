"""What columns of small numbers add to a row, looked up for several columns at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.models.layers import Floats


class Table:
    """The sums of every combination of rows, one row of each of some tables: a look-up and no sum.

    >>> one, other = np.array([[0], [1]], np.float32), np.array([[0], [10], [20]], np.float32)
    >>> Table([one, other]).of([np.array([1, 0]), np.array([2, 1])]).ravel().tolist()
    [21.0, 10.0]
    """

    def __init__(self, tables: Sequence[Floats]) -> None:
        self._sizes = [len(table) for table in tables]
        rows = tables[0]
        for table in tables[1:]:
            rows = (rows[:, None] + table).reshape(-1, table.shape[1])
        self._rows = np.ascontiguousarray(rows)

    def of(self, columns: Sequence[NDArray[np.integer[Any]]]) -> Floats:
        """A row for each place of the columns, which have the numbers of the tables' rows."""
        number = columns[0].astype(np.int64)
        for column, size in zip(columns[1:], self._sizes[1:], strict=True):
            number *= size
            number += column
        return self._rows.take(number, axis=0)

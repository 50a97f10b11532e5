"""What ``redeanteil evaluate`` tells: one tidy table, and text that can be read."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.evaluation.assessment import TIDY, assess, tidy
from analysis.evaluation.printed import printed

ARTICLE = """<article id="{name}" outlet="{outlet}">
<persons><person name="Anna Abel" gender="female" actor_type="politics"/></persons>
<text>
<q n="1" type="direct" medium="speech" speaker="Anna Abel"
kind="person">„Das ist neu.“</q> <f n="1"><c n="1">Sagte</c> <s n="1">Anna Abel</s></f>.
</text>
</article>"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    for n in range(6):
        article = ARTICLE.format(name=f"a{n}", outlet="Bote" if n else "Kurier")
        (folder / f"a{n}.xml").write_text(article, encoding="utf-8")
    return assess(folder)


def test_a_users_own_sample_becomes_one_tidy_table(found):
    rows = tidy(found)
    assert rows.columns.to_list() == list(TIDY)
    assert rows["table"].unique().tolist() == ["metric", "aggregates", "reliability"]
    assert not rows.duplicated(["table", "group", "measure", "category"]).any()
    assert rows["group"].unique().tolist() == ["all", "outlet: Bote"]
    assert set(rows.iloc[-1][["measure", "category"]].fillna("")) == {"calibration error", ""}


def test_exact_scores_are_rows_too(found):
    exact = pd.DataFrame(
        {"half": ["open"], "measure": ["direct"], "n_gold": [3], "precision": [0.5], "recall": [1.0], "f1": [2 / 3]}
    )
    rows = tidy(found, exact).query("table == 'exact'")
    assert rows[["group", "measure", "category", "value", "n"]].to_numpy().tolist() == [
        ["open", "direct", "precision", 0.5, 3],
        ["open", "direct", "recall", 1.0, 3],
        ["open", "direct", "f1", 2 / 3, 3],
    ]


def test_all_of_it_is_printed(found):
    shown = printed(found)
    assert shown.startswith("6 articles, 6 quotations annotated")
    for heading in (
        "metric, F1",
        "Each role",
        "Each type",
        "Quote density",
        "Shares by speaker",
        "by gender",
        "Confidence",
    ):
        assert heading in shown
    assert "outlet: Bote" in shown
    assert "-0.000" not in shown
    assert "nan" not in shown.lower()

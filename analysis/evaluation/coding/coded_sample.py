"""A coded sample as a whole: what a coder marked in all articles drawn, with the weights they were drawn with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema, tables
from analysis.evaluation.coding.kept import NAME, read_sample
from analysis.evaluation.coding.marks import Coding, CodingError
from analysis.evaluation.coding.store import coders, coding_file, read_coding
from analysis.evaluation.gold import Gold, GoldError, read_gold_table, tokens_of
from analysis.evaluation.gold_tables import PERSONS, QUOTES

AGREED = "agreed"
"""The coder's name under which coders keep what they agreed on after a talk about their differences."""
PERSON_FILE = "persons.csv"
_ARTICLE_COLUMNS = ("article_id", "text", "title", "lead", "outlet")
_STAGE = "coding"


@dataclass(frozen=True)
class CodedSample:
    """What one coder found in the articles drawn, and the sample with its weights.

    ``coder`` is whose marks these are (None: XML files without a coder's name), ``coders`` all who coded something,
    ``problems`` has a row of the table problems for each file that does not fit its article.
    """

    gold: Gold
    sample: pd.DataFrame
    coder: str | None
    coders: tuple[str, ...]
    problems: pd.DataFrame

    @property
    def told(self) -> str:
        """In a sentence, whose marks these are and who else coded."""
        others = [name for name in self.coders if name != self.coder]
        said = f"{len(self.gold.articles)} articles, coded by {self.coder or 'hand (XML files)'}"
        return f"{said}; not counted: {', '.join(others)}." if others else f"{said}."


def read_coded(folder: str | Path, articles: pd.DataFrame, *, coder: str | None = None) -> CodedSample:
    """The coded sample of a folder, as ``corrected_shares``, ``accuracy`` and ``evaluate_coded`` take it.

    Parameters
    ----------
    folder
        Where ``keep_sample`` keeps the sample, with a folder of files for each coder or with XML files annotated as
        ``data/ANNOTATING.md`` says. A table ``persons.csv`` there (name, gender, actor_type) tells who the speakers
        are; without it, shares of types of actor and genders cannot be corrected.
    articles
        Table of the corpus. A text must be the one that was coded: otherwise the article counts as not coded, and a
        row of ``problems`` says so.
    coder
        Whose marks count. None: those of the only coder; of several, those kept as "agreed".

    Returns
    -------
    CodedSample
        Its ``gold`` holds the articles in the order of the sample.

    Raises
    ------
    GoldError
        There is no sample, several coders and none chosen, or an article is not finished.
    """
    place, sample = Path(folder), read_sample(folder)
    names = coders(place)
    if coder is None and not names and any(place.glob("*.xml")):
        return CodedSample(read_gold_table(place), sample, None, (), tables.empty("problems"))
    chosen = _chosen(coder, names, place)
    codings, problems = codings_of(place, sample, articles, chosen)
    _check_finished(codings, sample, problems, chosen)
    gold = gold_of(list(codings.values()), articles, _persons(place))
    return CodedSample(gold, sample, chosen, tuple(names), problems)


def codings_of(
    folder: str | Path, sample: pd.DataFrame, articles: pd.DataFrame, coder: str
) -> tuple[dict[str, Coding], pd.DataFrame]:
    """What a coder marked, by article, as far as it fits the texts; and the table problems of what does not."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    found, problems = {}, []
    for article_id in sample["article_id"]:
        try:
            coding = read_coding(folder, coder, article_id)
        except CodingError as error:
            problems.append(_problem(folder, coder, article_id, "The coder's file cannot be read.", str(error)))
            continue
        if coding is None:
            continue
        if article_id not in texts:
            hint = "Load the corpus the sample was drawn from, with the same options."
            problems.append(_problem(folder, coder, article_id, "The coded article is not in the corpus.", hint))
        elif not coding.of_this(texts[article_id]):
            hint = "Open the article in the coder: marks are kept where their words still stand. Then finish it again."
            problems.append(_problem(folder, coder, article_id, "The text has changed since it was coded.", hint))
        else:
            found[article_id] = coding
    return found, tables.frame("problems", problems)


def gold_of(codings: list[Coding], articles: pd.DataFrame, persons: pd.DataFrame | None = None) -> Gold:
    """The marks of a coder as gold; the words that name a speaker, cues and frames are not marked, so not scored."""
    rows = [
        {"article_id": coding.article_id, "type": mark.type, "spans": [list(piece) for piece in mark.spans]}
        | {"speaker": mark.speaker, "speaker_kind": mark.speaker_kind}
        for coding in codings
        for mark in coding.marks
    ]
    quotes = pd.DataFrame(rows, columns=QUOTES.names, dtype=object)
    ids = [coding.article_id for coding in codings]
    known = articles.set_index("article_id", drop=False).loc[ids].reset_index(drop=True)
    own = known[[name for name in _ARTICLE_COLUMNS if name in known]].assign(group="all")
    tokens = {article: tokens_of(text) for article, text in zip(own["article_id"], own["text"], strict=True)}
    people = schema.empty(PERSONS) if persons is None else persons
    return Gold(own, quotes.where(quotes.notna(), None), people, tokens, ("quote",))


def _chosen(coder: str | None, names: list[str], place: Path) -> str:
    if coder is not None:
        if coder not in names:
            message = f"{coder!r} has coded nothing in {place}; there is {', '.join(names) or 'nobody who has'}."
            raise GoldError(message)
        return coder
    if not names:
        message = f"{place} has a sample ({NAME}), but nobody has coded anything of it yet."
        raise GoldError(message)
    if len(names) == 1 or AGREED in names:
        return AGREED if AGREED in names else names[0]
    message = (
        f"{len(names)} people coded this sample: {', '.join(names)}. Choose whose marks count, coder={names[0]!r}, or "
        f"settle the differences and keep the result as coder={AGREED!r} (begin_agreed)."
    )
    raise GoldError(message)


def _check_finished(codings: dict[str, Coding], sample: pd.DataFrame, problems: pd.DataFrame, coder: str) -> None:
    waiting = [article for article in sample["article_id"] if not (article in codings and codings[article].finished)]
    if not waiting:
        return
    why = f" {problems['problem'].iloc[0]} ({problems['article_id'].iloc[0]})" if len(problems) else ""
    message = (
        f"{len(waiting)} of {len(sample)} articles are not finished by {coder}, first {waiting[0]!r}.{why} Finish them "
        "too, also where nothing is quoted: figures of the easy ones alone would be wrong."
    )
    raise GoldError(message)


def _persons(place: Path) -> pd.DataFrame | None:
    file = place / PERSON_FILE
    if not file.is_file():
        return None
    people = pd.read_csv(file, dtype="str", encoding="utf-8")
    if "name" not in people:
        message = f"{file} has the columns {', '.join(map(str, people.columns))}; expected {', '.join(PERSONS.names)}."
        raise GoldError(message)
    return people.reindex(columns=PERSONS.names).drop_duplicates("name", ignore_index=True)


def _problem(folder: str | Path, coder: str, article_id: str, problem: str, hint: str) -> dict[str, Any]:
    file = coding_file(folder, coder, article_id)
    source = f"{file.parent.name}/{file.name}"
    return {"source": source, "article_id": article_id, "stage": _STAGE, "problem": problem, "hint": hint}

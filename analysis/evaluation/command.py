"""The command ``redeanteil evaluate``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.cli_words import DONE, NOT_READ, complain, counted

_UNCORRECTED = (
    "Scored without corrections: what the kit finds by itself, whatever people corrected beside the articles."
)

if TYPE_CHECKING:
    from analysis.evaluation.gold import Gold

_TABLES = (".csv", ".tsv", ".xlsx")


def evaluate(arguments: argparse.Namespace) -> int:
    """Score what the kit finds against an annotation, or against a coded sample of the corpus itself."""
    from analysis.evaluation.assessment import assess, tidy
    from analysis.evaluation.printed import printed

    if store := _own_sample(arguments.gold):
        return _evaluate_own(store, arguments)
    gold = arguments.gold or _teaching_gold()
    if complaint := _wrongly_asked(gold, arguments):
        return complain(complaint, NOT_READ)
    source = _coded_table(gold, arguments.articles) if _is_table(gold) else gold
    found = assess(source, arguments.articles, voices=arguments.voices)
    print(f"{printed(found)}\n\n{_UNCORRECTED}")
    exact = _exact(gold, arguments) if _is_teaching(gold) else None
    if exact is not None:
        figures = exact.to_string(index=False, float_format=lambda value: f"{value:.3f}", na_rep="-")
        print(f"\nExactly the same pieces and type\n{figures}")
    if arguments.out:
        rows = tidy(found, exact)
        rows.to_csv(arguments.out, index=False, encoding="utf-8", lineterminator="\n")
        print(f"\n{counted(len(rows), 'row')} in {arguments.out}")
    return DONE


def _own_sample(given: Path | None) -> Path | None:
    """The folder of a coded sample, if a corpus with one came, or the folder itself."""
    from analysis.evaluation.coding.kept import NAME, coded_folder

    places = [given, coded_folder(given)] if given is not None else []
    return next((place for place in places if (place / NAME).is_file()), None)


def _evaluate_own(store: Path, arguments: argparse.Namespace) -> int:
    """Precision, recall and corrected shares of the corpus that a sample was drawn from."""
    import analysis
    from analysis.corpus import CorpusError
    from analysis.evaluation.own_sample import evaluate_coded, tidy_own

    corpus = arguments.articles or (arguments.gold if arguments.gold != store else store.resolve().parent.parent)
    if complaint := _wrong_out(arguments.out):
        return complain(complaint, NOT_READ)
    if arguments.gold == store and store.resolve().parent.name != ".redeanteil" and not arguments.articles:
        message = f"{store} holds a coded sample, not its corpus. Name the corpus with --articles."
        raise CorpusError(message)
    result = analysis.analyse(analysis.load_corpus([corpus]), voices=arguments.voices, corrections=False)
    found = evaluate_coded(result, store, coder=arguments.coder)
    print(f"{found!r}\n\n{_UNCORRECTED}")
    if arguments.out:
        rows = tidy_own(found)
        rows.to_csv(arguments.out, index=False, encoding="utf-8", lineterminator="\n")
        print(f"\n{counted(len(rows), 'row')} in {arguments.out}")
    return DONE


def _teaching_gold() -> Path:
    from analysis.evaluation import GoldError
    from analysis.samples import sample

    gold = sample("teaching").parent / "gold"
    if not gold.is_dir():
        message = "The annotated teaching corpus comes with the checkout, not with the installed package. Name a GOLD."
        raise GoldError(message)
    return gold


def _is_table(gold: Path) -> bool:
    """A person's table of quotations."""
    return gold.is_file() and gold.suffix.lower() in _TABLES


def _coded_table(file: Path, articles: Path) -> Gold:
    """The gold of a person's table; what could not be placed is told."""
    import analysis
    from analysis.evaluation.coding.hand_coded import coded_quotes

    coded = coded_quotes(file, analysis.load_corpus([articles]))
    print(f"{coded!r}")
    for row in coded.problems.itertuples():
        print(f"Problem: {row.source}, article {row.article_id}: {row.problem} {row.hint}")
    print()
    return coded.gold


def _is_teaching(gold: Path) -> bool:
    """A folder of .json: the gold whose texts lie elsewhere, and whose exact pieces can be compared."""
    return gold.is_dir() and any(gold.glob("*.json")) and not any(gold.glob("*.xml"))


def _wrongly_asked(gold: Path, arguments: argparse.Namespace) -> str:
    """What is wrong with the options, before minutes are spent on an analysis; empty if nothing is."""
    if _is_table(gold) and not arguments.articles:
        return f"{gold} is a table of quotations; name the folder or file of their articles with --articles."
    if arguments.articles and gold.exists() and not _is_teaching(gold) and not _is_table(gold):
        told = f"{gold} holds its texts itself. Leave --articles out."
        return f"--articles is for a folder of .json; {told}"
    if arguments.coder:
        return f"--coder is for a corpus with a coded sample; {gold} has none."
    return _wrong_out(arguments.out)


def _wrong_out(out: Path | None) -> str:
    if out and out.is_dir():
        return f"--out {out} is a folder; expected a file, for example {out / 'scores.csv'}."
    if out and not out.parent.is_dir():
        return f"--out {out}: there is no folder {out.parent}. Make it first, or name another."
    return ""


def _exact(gold: Path, arguments: argparse.Namespace) -> Any:
    from analysis.evaluation import evaluate_folder

    return evaluate_folder(arguments.articles or gold.parent / "articles", gold, voices=arguments.voices)

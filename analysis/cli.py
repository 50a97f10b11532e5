"""The command ``redeanteil``: analyse, export, report, lab, evaluate.

Exit status: 0 done, 1 it ran and failed, 2 asked wrongly, nothing to read, or less than was asked for. Nothing heavy
loads before a command runs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.cli_corpus import add_corpus, corpus_options
from analysis.cli_numbers import positive, share
from analysis.cli_problems import complain_of_corpus, forget_list, problems_told
from analysis.cli_words import DONE, FAILED, NOT_READ, complain, counted
from analysis.export.command import add_arguments as add_export
from analysis.export.command import export
from analysis.options import COUNTED, VOICES


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    given, passed_on = _split(given)
    parser = _parser()
    arguments = parser.parse_args(given)
    if passed_on and arguments.command != "lab":
        parser.error("only `redeanteil lab` passes on what stands after --")
    if arguments.command is None:
        parser.print_help()
        return DONE
    arguments.passed_on = passed_on
    return _guarded(arguments.run, arguments)


def _split(given: list[str]) -> tuple[list[str], list[str]]:
    """What stands before and after the first ``--``."""
    if "--" not in given:
        return given, []
    at = given.index("--")
    return given[:at], given[at + 1 :]


def _guarded(run: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    """Run a command; the errors a user can do something about are told without a traceback."""
    from analysis.actors.actor_file import ActorFileError
    from analysis.actors.engines import EngineError
    from analysis.chunks.store import ChunksError
    from analysis.corpus import CorpusError
    from analysis.corrections.table import CorrectionsError
    from analysis.evaluation.gold import GoldError
    from analysis.evaluation.markup import MarkupError
    from analysis.report.rendering import ReportError
    from analysis.tables import TableError

    try:
        return run(arguments)
    except CorpusError as error:
        lists = arguments.command in {"analyse", "report"}
        return complain_of_corpus(error, *((arguments.out, arguments.paths) if lists else (None,)))
    except (ActorFileError, ChunksError, EngineError, CorrectionsError, GoldError, MarkupError) as error:
        return complain(str(error), NOT_READ)
    except (ReportError, TableError, FileNotFoundError, PermissionError) as error:
        return complain(str(error), FAILED)
    except KeyboardInterrupt:
        return complain("Stopped.", FAILED)


def _analyse(arguments: argparse.Namespace) -> int:
    from analysis.chunks import command

    if command.is_wanted(arguments):
        return command.analyse(arguments, corpus_options(arguments))
    import analysis
    from analysis.copies import n_copies
    from analysis.corpus.guessed_dates import in_words

    corpus = analysis.load_corpus(arguments.paths, **corpus_options(arguments))
    options = {"voices": arguments.voices, "engine": arguments.engine, "aliases": arguments.actors}
    options |= {"workers": arguments.workers, "corrections": arguments.corrections, "keep": arguments.keep}
    result = analysis.analyse(corpus, **options)
    result.save(arguments.out)
    print(f"{counted(len(result.articles), 'article')}, {counted(len(result.quotes), 'quotation')}.")
    if made := result.provenance.get("corrections"):
        print(f"{made['n_applied']} of {counted(made['n'], 'correction')} took effect.")
    if copies := n_copies(result.articles):
        print(f"{counted(copies, 'article')} with the text of another one.")
    for line in in_words(corpus.provenance["guessed_dates"]):
        print(line)
    lost = corpus.provenance["n_units"] - len(corpus.articles)
    print(problems_told(len(result.problems), len(corpus.problems), lost, arguments.out))
    forget_list(arguments.out)
    return DONE


def _report(arguments: argparse.Namespace) -> int:
    from analysis.report.rendering import render

    page = render(
        arguments.paths,
        arguments.out,
        language=arguments.language,
        title=arguments.title,
        timeout=arguments.timeout,
        voices=arguments.voices,
        options=corpus_options(arguments),
        **_asked(arguments),
    )
    forget_list(arguments.out)
    print(f"{page} ({page.stat().st_size / 1e6:.1f} MB)")
    return DONE


def _asked(arguments: argparse.Namespace) -> dict[str, Any]:
    """What was asked beyond the defaults of ``render``."""
    asked = {"min_confidence": arguments.min_confidence, "keep": arguments.keep or None, "copies": arguments.copies}
    return {name: value for name, value in asked.items() if value is not None}


def _lab(arguments: argparse.Namespace) -> int:
    from analysis.lab import open_lab

    return open_lab(arguments.folder, language=arguments.language, passed_on=arguments.passed_on)


def _evaluate(arguments: argparse.Namespace) -> int:
    from analysis.evaluation.command import evaluate

    return evaluate(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="redeanteil",
        description="Who speaks in the news, and how much: finds quotations and speakers in German articles.",
        epilog="redeanteil COMMAND --help explains a command and gives an example.",
    )
    parser.add_argument("--version", action="version", version=f"redeanteil {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_analyse(commands)
    example = "redeanteil export my-analysis --to xlsx --out my-analysis.xlsx"
    add_export(_command(commands, "export", export, "write an analysis for other programs", example))
    _add_report(commands)
    _add_lab(commands)
    _add_evaluate(commands)
    return parser


def _command(commands: Any, name: str, run: Callable[..., int], summary: str, example: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"Example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def _add_analyse(commands: Any) -> None:
    example = "redeanteil analyse my-articles --out my-analysis"
    parser = _command(commands, "analyse", _analyse, "analyse articles and save the tables in a folder", example)
    add_corpus(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the tables")
    _add_voices(parser)
    parser.add_argument("--engine", default="builtin", help="who finds names: builtin (default) or spacy:PIPELINE")
    told = "your list of actors: alias, entity, actor_type, party, gender, label"
    parser.add_argument("--actors", type=Path, metavar="CSV", help=told)
    told = "what you corrected (default: .redeanteil/corrections.csv beside the articles, if it is there)"
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--corrections", type=Path, metavar="CSV", help=told)
    told = "leave out what you corrected"
    either.add_argument("--no-corrections", dest="corrections", action="store_false", default=None, help=told)
    _add_keep(parser)
    parser.add_argument("--workers", type=positive, default=1, metavar="N", help="processes that share the work")
    told = (
        "analyse N articles at a time and write Parquet; a run that was stopped goes on when it is started again "
        "(done by itself with 1,000 where the files have more than 50 MB)"
    )
    parser.add_argument("--chunk", type=positive, metavar="N", help=told)
    told = "with --chunk: delete what a run left in the folder, and begin from the start"
    parser.add_argument("--anew", action="store_true", help=told)


def _add_report(commands: Any) -> None:
    example = "redeanteil report my-articles --out report.html --language de"
    parser = _command(commands, "report", _report, "make one HTML page from articles", example)
    add_corpus(parser)
    parser.add_argument(
        "--out", type=Path, default=Path("report.html"), metavar="FILE", help="the page (default: %(default)s)"
    )
    parser.add_argument("--language", default="en", choices=("en", "de"), help="language of the page")
    _add_voices(parser)
    told = "count quotations with at least this confidence alone, 0 to 1 (default: all)"
    parser.add_argument("--min-confidence", type=share, metavar="SHARE", help=told)
    told = "how copies of a text count, such as wire copy: once, once in each outlet, or each time (default: each)"
    parser.add_argument("--copies", choices=COUNTED, help=told)
    _add_keep(parser)
    parser.add_argument("--title", help="headline of the page")
    parser.add_argument(
        "--timeout",
        type=positive,
        default=600,
        metavar="SECONDS",
        help="how long one cell of the notebook may take (default: %(default)s); raise it for large corpora",
    )


def _add_keep(parser: argparse.ArgumentParser) -> None:
    told = "keep the analysis in .redeanteil/results beside the articles, and find it again while nothing has changed"
    parser.add_argument("--keep", action="store_true", help=told)


def _add_voices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--voices",
        default=VOICES[0],
        choices=VOICES,
        help="how quotations are found; the weights of the model may not be used commercially (default: %(default)s)",
    )


def _add_lab(commands: Any) -> None:
    example = "redeanteil lab my-notebooks --language de -- --no-browser"
    parser = _command(commands, "lab", _lab, "open the notebooks in JupyterLab", example)
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="FOLDER",
        help="copy the notebooks there first; files that are there already stay as they are "
        "(default: ./redeanteil-notebooks; in a checkout its own notebooks, not copied)",
    )
    parser.add_argument("--language", choices=("en", "de"), help="language that the copied notebooks speak")


def _add_evaluate(commands: Any) -> None:
    example = "redeanteil evaluate my-coded-sample --out scores.csv"
    summary = "score what the kit finds against texts annotated by hand"
    parser = _command(commands, "evaluate", _evaluate, summary, example)
    parser.add_argument(
        "gold",
        nargs="?",
        type=Path,
        metavar="GOLD",
        help="the annotation: your articles with a coded sample in .redeanteil/coded, a folder of .xml articles, a "
        "folder of .json, a .jsonl(.gz) file of the benchmark, or a .csv or .xlsx table of quotations, one a row "
        "(default: the teaching corpus)",
    )
    parser.add_argument(
        "--articles",
        type=Path,
        metavar="FOLDER",
        help="the articles that a folder of .json belongs to (default: the folder articles beside it), that a table of "
        "quotations is of, or that a coded sample was drawn from, if it lies elsewhere",
    )
    parser.add_argument("--coder", metavar="NAME", help="whose marks count, where several people coded your sample")
    _add_voices(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.csv", help="write all figures as one table")


if __name__ == "__main__":
    sys.exit(main())

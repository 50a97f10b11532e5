from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import analysis
from analysis import cli
from analysis.report import rendering


def test_alone_it_prints_help(capsys):
    assert cli.main([]) == 0
    shown = capsys.readouterr().out
    assert all(command in shown for command in ("analyse", "export", "report", "lab", "evaluate"))


@pytest.mark.parametrize("command", ["analyse", "export", "report", "lab", "evaluate"])
def test_every_command_gives_an_example(command, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--help"])
    assert ended.value.code == 0
    assert f"Example:\n  redeanteil {command}" in capsys.readouterr().out


def test_the_version_is_the_packages(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out.strip() == f"redeanteil {analysis.__version__}"


def test_nothing_heavy_loads_before_a_command_runs():
    code = "import sys; from analysis import cli; cli.main([]); print(sorted({'pandas', 'numpy'} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report"], "the following arguments are required: PATH"),
        (["report", "x", "--timeout", "0"], "0 is too small; expected 1 or more"),
        (["report", "x", "--language", "fr"], "invalid choice: 'fr'"),
        (["analyse", "x", "--out", "y", "--workers", "two"], "'two' is no whole number"),
        (["report", "x", "--", "--no-browser"], "only `redeanteil lab` passes on what stands after --"),
    ],
)
def test_wrong_arguments_exit_with_2(arguments, told, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_analyse_without_articles_exits_with_2_and_no_traceback(tmp_path, capsys):
    assert cli.main(["analyse", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err
    assert told.startswith("redeanteil: There is no file to read.")
    assert "Traceback" not in told


def test_analyse_saves_the_tables_and_counts(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("„Das Bad bleibt offen“, sagte Anna Kowalski.", encoding="utf-8")
    (tmp_path / "in" / "b.zip").write_bytes(b"PK")
    assert cli.main(["analyse", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr().out
    assert "1 article, 1 quotation." in shown
    assert "1 problem: see" in shown
    assert len(analysis.open_analysis(tmp_path / "out").quotes) == 1


def test_analyse_keeps_to_max_problems(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Es regnet.", encoding="utf-8")
    (tmp_path / "b.zip").write_bytes(b"PK")
    assert cli.main(["analyse", str(tmp_path), "--out", str(tmp_path / "out"), "--max-problems", "0"]) == 2
    assert "max_problems=0" in capsys.readouterr().err


@pytest.fixture
def asked(monkeypatch):
    """What a report was asked for, of which no page is made."""
    told = {}

    def render(paths, out, **options):
        told.update(options, paths=paths, out=out)
        out.write_text("page", encoding="utf-8")
        return out

    monkeypatch.setattr(rendering, "render", render)
    return told


def test_report_passes_on_what_was_asked(asked, tmp_path, capsys):
    out = tmp_path / "r.html"
    arguments = ["report", "a", "b", "--out", str(out), "--language", "de", "--title", "T", "--min-articles", "3"]
    assert cli.main([*arguments, "--voices", "rules"]) == 0
    assert asked == {
        "paths": [Path("a"), Path("b")],
        "out": out,
        "language": "de",
        "title": "T",
        "timeout": 600,
        "voices": "rules",
        "options": {"min_articles": 3},
    }
    assert str(out) in capsys.readouterr().out


def test_report_passes_on_the_least_confidence(asked, tmp_path, capsys):
    arguments = ["report", "a", "--out", str(tmp_path / "r.html"), "--min-confidence"]
    assert cli.main([*arguments, "0.5"]) == 0
    assert asked["min_confidence"] == 0.5
    for wrong in ("50", "half", "nan"):
        with pytest.raises(SystemExit):
            cli.main([*arguments, wrong])
        assert f"{wrong!r} is no number from 0 to 1; try 0.5 for 50 per cent" in capsys.readouterr().err


def test_report_passes_on_how_copies_count(asked, tmp_path, capsys):
    arguments = ["report", "a", "--out", str(tmp_path / "r.html"), "--copies"]
    assert cli.main([*arguments, "per_outlet"]) == 0
    assert asked["copies"] == "per_outlet"
    with pytest.raises(SystemExit):
        cli.main([*arguments, "twice"])
    told = capsys.readouterr().err
    assert "invalid choice: 'twice'" in told
    assert "once" in told


def test_analyse_tells_how_many_articles_are_copies(tmp_path, capsys):
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text("„Ja“, sagte sie laut.", encoding="utf-8")
    assert cli.main(["analyse", str(folder), "--out", str(tmp_path / "tables"), "--voices", "rules"]) == 0
    assert "1 article with the text of another one." in capsys.readouterr().out


def test_a_report_that_fails_exits_with_1(monkeypatch, capsys):
    def render(paths, out, **options):
        raise rendering.ReportError("Cell 3 failed: KeyError: 'outlet'")

    monkeypatch.setattr(rendering, "render", render)
    assert cli.main(["report", "a"]) == 1
    assert capsys.readouterr().err == "redeanteil: Cell 3 failed: KeyError: 'outlet'\n"


@pytest.mark.notebooks
def test_a_report_without_articles_exits_with_2_and_leaves_no_page(tmp_path, capfd):
    assert cli.main(["report", str(tmp_path / "nothing"), "--out", str(tmp_path / "r.html")]) == 2
    told = capfd.readouterr().err
    assert "Traceback" not in told
    assert "nothing" in told
    assert not (tmp_path / "r.html").exists()


def test_evaluate_prints_the_scores(monkeypatch, capsys):
    import pandas as pd

    from analysis import evaluation

    def evaluate_folder(articles, gold, *, voices):
        assert voices == "rules"
        return pd.DataFrame({"articles": [Path(articles).name], "gold": [Path(gold).name], "f1": [0.91234]})

    monkeypatch.setattr(evaluation, "evaluate_folder", evaluate_folder)
    assert cli.main(["evaluate", "--voices", "rules"]) == 0
    shown = capsys.readouterr().out
    assert "The benchmark's metric" in shown
    assert "Exactly the same pieces" in shown
    assert "0.912" in shown
    assert shown.count("Scored without corrections") == 1


GOLD = """<article id="a"><text>
<q n="1" type="direct" medium="speech" speaker="Anna Abel"
kind="person">„Das ist neu“</q>, sagte <s n="1">Anna Abel</s>.
</text></article>"""


@pytest.fixture
def coded(tmp_path):
    folder = tmp_path / "coded"
    folder.mkdir()
    (folder / "a.xml").write_text(GOLD, encoding="utf-8")
    return folder


def test_evaluate_reads_a_coded_sample_and_writes_all_rows(coded, tmp_path, capsys):
    import pandas as pd

    out = tmp_path / "scores.csv"
    assert cli.main(["evaluate", str(coded), "--voices", "rules", "--out", str(out)]) == 0
    rows = pd.read_csv(out, encoding="utf-8")
    shown = capsys.readouterr().out
    assert f"{len(rows)} rows in" in shown
    assert "Exactly the same pieces" not in shown
    assert {"metric", "aggregates", "reliability"} == set(rows["table"])
    assert rows.loc[rows["measure"] == "message", "value"].to_list() == [1.0]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--articles", "{}"], "--articles is for a folder of .json;"),
        (["--out", "{}"], "is a folder; expected a file, for example"),
        (["--out", "{}/none/scores.csv"], "Make it first, or name another."),
    ],
)
def test_evaluate_asked_wrongly_exits_with_2(coded, options, told, capsys):
    assert cli.main(["evaluate", str(coded), *(option.format(coded) for option in options)]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("redeanteil: ")
    assert told in shown.err
    assert not shown.out


@pytest.mark.parametrize(
    ("content", "told"), [(None, "holds no annotation; expected"), ("<article>&</article>", "is not well-formed XML")]
)
def test_evaluate_without_usable_gold_exits_with_2(tmp_path, content, told, capsys):
    if content:
        (tmp_path / "a.xml").write_text(content, encoding="utf-8")
    assert cli.main(["evaluate", str(tmp_path)]) == 2
    assert told in capsys.readouterr().err


def test_analyse_takes_a_list_of_actors_and_tells_of_an_engine_that_is_not_there(tmp_path, capsys):
    article, actors = tmp_path / "a.txt", tmp_path / "actors.csv"
    article.write_text(
        "„Nein“, sagte Anna Abel. Dann ging sie nach Hause und schwieg den ganzen Abend.", encoding="utf-8"
    )
    actors.write_text("alias,entity,party\nAnna Abel,Anna Abel-Zorn,FHP\n", encoding="utf-8")
    arguments = ["analyse", str(article), "--out", str(tmp_path / "out"), "--voices", "rules"]
    assert cli.main([*arguments, "--actors", str(actors)]) == 0
    assert set(analysis.open_analysis(tmp_path / "out").entities["party"].dropna()) == {"FHP"}
    assert cli.main([*arguments, "--engine", "magic"]) == 2
    assert "engine='magic' is unknown" in capsys.readouterr().err
    assert cli.main([*arguments, "--actors", str(tmp_path / "none.csv")]) == 2
    assert "There is no file 'none.csv'" in capsys.readouterr().err


@pytest.fixture
def own_sample(tmp_path):
    """Six articles with a sample of five that Ada has coded; she finds what stands in quotation marks."""
    from analysis.evaluation import as_finished, begin, coded_folder, keep_sample, mark, save_coding, with_mark

    corpus = tmp_path / "articles"
    corpus.mkdir()
    text = "„Wir öffnen im Mai“, sagte Nora Abel. Das Bad war lange zu."
    for number in range(6):
        (corpus / f"a{number}.txt").write_text(text, encoding="utf-8")
    articles = analysis.load_corpus(corpus).articles
    store = coded_folder(corpus)
    sample = keep_sample(articles, 5, store)
    for row in articles[articles["article_id"].isin(sample["article_id"])].itertuples():
        made = mark(row, [[0, 19]], type="direct", speaker="Nora Abel")
        save_coding(store, as_finished(with_mark(begin(row, "Ada"), made)))
    return corpus


@pytest.mark.parametrize("named", ["corpus", "store", "both"])
def test_evaluate_finds_the_coded_sample_of_a_corpus(own_sample, named, tmp_path, capsys):
    import pandas as pd

    store, out = own_sample / ".redeanteil" / "coded", tmp_path / "scores.csv"
    given = {"corpus": [own_sample], "store": [store], "both": [store, "--articles", own_sample]}[named]
    options = ["--voices", "rules", "--out", out]
    assert cli.main(["evaluate", *map(str, [*given, *options])]) == 0
    shown = capsys.readouterr().out
    assert "5 articles, coded by Ada." in shown
    assert "Corrected shares: speaker" in shown
    rows = pd.read_csv(out, encoding="utf-8")
    recall = rows[(rows["unit"] == "quotations") & (rows["figure"] == "recall") & (rows["type"] == "direct")]
    assert recall["value"].to_list() == [1.0]


def test_evaluate_scores_the_machine_and_not_what_people_corrected(own_sample, capsys):
    from analysis.corrections import add_correction, corrections_file, no_quotation

    assert cli.main(["evaluate", str(own_sample), "--voices", "rules"]) == 0
    before = capsys.readouterr().out
    corpus = analysis.load_corpus(own_sample)
    result = analysis.analyse(corpus, voices="rules")
    article = result.articles.iloc[0]
    add_correction(corrections_file(own_sample), no_quotation(article, result.quotes["spans"].iloc[0]))
    assert len(analysis.analyse(corpus, voices="rules").quotes) < len(result.quotes)
    assert cli.main(["evaluate", str(own_sample), "--voices", "rules"]) == 0
    after = capsys.readouterr().out
    assert after == before
    assert after.count("Scored without corrections: what the kit finds by itself") == 1


def test_evaluate_of_a_coded_sample_asked_wrongly_exits_with_2(own_sample, tmp_path, capsys):
    assert cli.main(["evaluate", str(own_sample), "--voices", "rules", "--coder", "Ben"]) == 2
    assert "'Ben' has coded nothing in" in capsys.readouterr().err
    elsewhere = tmp_path / "elsewhere"
    (own_sample / ".redeanteil" / "coded").rename(elsewhere)
    assert cli.main(["evaluate", str(elsewhere), "--voices", "rules"]) == 2
    assert "Name the corpus with --articles" in capsys.readouterr().err
    assert cli.main(["evaluate", str(elsewhere), "--articles", str(own_sample), "--voices", "rules"]) == 0


def test_a_coder_without_a_coded_sample_exits_with_2(coded, capsys):
    assert cli.main(["evaluate", str(coded), "--coder", "Ada"]) == 2
    assert "--coder is for a corpus with a coded sample" in capsys.readouterr().err

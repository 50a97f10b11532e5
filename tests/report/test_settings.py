from __future__ import annotations

import json
import sys

import nbformat
import pytest
from nbconvert import HTMLExporter

from analysis.report.page import CONTENTS_HERE
from analysis.report.settings import OwnKernelManager, page_config


def shown(data: dict[str, str], **facts: object) -> nbformat.NotebookNode:
    metadata = {"redeanteil": facts} if facts else {}
    return nbformat.v4.new_output("display_data", data=data, metadata=metadata)


def code(source: str, *outputs: nbformat.NotebookNode, tags: tuple[str, ...] = ()) -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)})


def page(*cells: nbformat.NotebookNode) -> str:
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    html, _ = HTMLExporter(config=page_config()).from_notebook_node(notebook)
    return html


def test_hidden_cells_and_hidden_code_are_not_in_the_page_at_all():
    note = nbformat.v4.new_markdown_cell("Notiz", metadata={"tags": ["hide-cell"]})
    html = page(note, code("secret = 1", shown({"text/html": "<p>Ergebnis</p>"}), tags=("hide-input",)), code("x = 2"))
    assert "Notiz" not in html
    assert "secret" not in html
    assert "<p>Ergebnis</p>" in html
    assert "x = 2" in html


def test_html_goes_before_pictures_and_text_and_widgets_are_never_loaded():
    widget = "application/vnd.jupyter.widget-view+json"
    data = {widget: {"model_id": "1"}, "image/png": "AAAA", "text/html": "<p>Tabelle</p>", "text/plain": "Text"}
    html = page(code("show", shown(data)))
    assert "<p>Tabelle</p>" in html
    assert "AAAA" not in html
    assert "<script" not in html


def test_language_title_and_contents_come_from_the_outputs():
    html = page(
        code(
            "a",
            shown({"text/html": f"<h1>Titel</h1>{CONTENTS_HERE}"}, language="de", title="A & <B>", contents="Inhalt"),
        ),
        code("b", shown({"text/html": '<h2 id="x">X</h2>'}, headings=[{"text": "X", "id": "x", "level": 2}])),
    )
    assert '<html lang="de">' in html
    assert "<title>A &amp; &lt;B&gt;</title>" in html
    assert '<nav class="contents"><p>Inhalt</p><ul><li><a href="#x">X</a></li></ul></nav>' in html
    assert CONTENTS_HERE not in html


def test_text_output_is_escaped():
    stream = nbformat.v4.new_output("stream", name="stdout", text="<img src=x onerror=alert(1)>")
    html = page(code("print", stream, shown({"text/plain": "<script>"})))
    assert "<img" not in html
    assert "<script" not in html


def test_no_page_refers_to_anything_elsewhere():
    html = page(nbformat.v4.new_markdown_cell("# Notiz\n\n$x^2$"), code("x", shown({"text/html": "<p>$y$</p>"})))
    assert "http" not in html.replace('http-equiv="', "")
    assert "<link" not in html


@pytest.mark.parametrize("variable", ["JUPYTER_PATH", "JUPYTER_DATA_DIR"])
def test_the_kernel_is_this_interpreter_whatever_is_installed(tmp_path, monkeypatch, variable):
    folder = tmp_path / "kernels" / "python3"
    folder.mkdir(parents=True)
    spec = {"argv": ["/nowhere/python", "-f", "{connection_file}"], "display_name": "Other", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv(variable, str(tmp_path))
    manager = OwnKernelManager(kernel_name="python3")
    assert manager.kernel_spec is not None
    assert manager.kernel_spec.argv[0] == sys.executable


def test_headings_of_a_notebook_stand_without_a_sign_for_links():
    html = page(nbformat.v4.new_markdown_cell("# Stimmen"))
    assert "Stimmen</h1>" in html
    assert "¶" not in html

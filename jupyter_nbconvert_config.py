"""Pages that plain ``jupyter nbconvert --to html`` makes of notebooks with the kit.

It is installed as etc/jupyter/jupyter_nbconvert_config.py, where every nbconvert of the environment reads it. In the
kit's own folder or one inside it, such as notebooks/, ``jupyter nbconvert --to html --execute notebooks/report.ipynb``
gives the page of ``redeanteil report``. In any other folder it does one thing only: explorers stand in the page in
their form without a kernel. Nothing else of a notebook, of its widgets or of the settings there changes.
"""

from pathlib import Path

from analysis.samples import home

if Path.cwd().resolve().is_relative_to(home().resolve()):
    from analysis.report.settings import page_config

    get_config().merge(page_config())  # noqa: F821
else:
    get_config().HTMLExporter.preprocessors.append("analysis.report.static_form.StaticForm")  # noqa: F821

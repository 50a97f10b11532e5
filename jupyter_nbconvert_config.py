"""Makes ``jupyter nbconvert --to html --execute notebooks/report.ipynb`` give the page of ``redeanteil report``.

It is installed as etc/jupyter/jupyter_nbconvert_config.py, where every nbconvert of the environment reads it, and
therefore does nothing unless nbconvert runs in the kit's own folder or one inside it, such as notebooks/.
"""

from pathlib import Path

from analysis.samples import home

if Path.cwd().resolve().is_relative_to(home().resolve()):
    from analysis.report.settings import page_config

    get_config().merge(page_config())  # noqa: F821

"""nbconvert reads this file when it runs in this folder, so that

    jupyter nbconvert --to html --execute notebooks/report.ipynb

makes the same page as ``redeanteil report``.
"""  # noqa: D400

from analysis.report.settings import page_config

c = get_config()  # noqa: F821
c.merge(page_config())

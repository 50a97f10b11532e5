from __future__ import annotations

import subprocess
import sys


def test_importing_the_corpus_loads_nothing_that_only_some_files_need():
    code = (
        "import sys, analysis.corpus; "
        "late = {'py3langid', 'frontmatter', 'yaml', 'charset_normalizer', 'matplotlib'}; "
        "print(sorted(late & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"

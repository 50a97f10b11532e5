"""Where the articles lie that come with the kit."""

from __future__ import annotations

from pathlib import Path

_FOLDERS = {"founding": Path("seeds"), "teaching": Path("data", "articles")}


def home() -> Path:
    """The folder that holds notebooks, data and seeds: the wheel's bundle, else the checkout."""
    package = Path(__file__).resolve().parent
    bundle = package / "_bundled"
    return bundle if bundle.is_dir() else package.parent


def is_sample(path: Path) -> bool:
    """Whether a path is one of the folders of the sample corpora, or lies in one.

    >>> is_sample(sample("teaching")), is_sample(sample("teaching").parent)
    (True, False)
    """
    folders = {sample(name).resolve() for name in _FOLDERS}
    return any(folder in folders for folder in (path.resolve(), *path.resolve().parents))


def sample(name: str) -> Path:
    """Folder of a sample corpus: "founding" (one article) or "teaching" (articles of four invented outlets).

    >>> sample("teaching").name
    'articles'
    """
    if name not in _FOLDERS:
        message = f"There is no sample corpus {name!r}; try one of: {', '.join(sorted(_FOLDERS))}."
        raise ValueError(message)
    return home() / _FOLDERS[name]

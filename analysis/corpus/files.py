"""From what the caller names to the files of the corpus."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from analysis.corpus.errors import CorpusError
from analysis.corpus.names import unique
from analysis.corpus.units import File
from analysis.corpus.values import without_forbidden

NOTES = ".redeanteil"
# The last three stand beside the parts of a Parquet table.
_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx", "_success", "_metadata", "_common_metadata"}

_WRONG_TYPE = (
    "load_corpus takes the path of a file or folder, or a list of paths; it was given {}. Try load_corpus('articles')."
)


def find_files(paths: str | Path | list[str | Path]) -> list[File]:
    """Every file under the given paths, in the order of their relative names; several paths stay in the given order.

    One folder: names are relative to it. Several paths: each name begins with that of its path. A file that is
    reached twice is taken once. Never read: hidden files and folders (so ``.redeanteil``), files that the operating
    system or an office program keeps for itself (``Thumbs.db``, ``~$…``).

    Raises
    ------
    TypeError
        The argument is no path and no list of paths.
    CorpusError
        A path does not exist, or lies in ``.redeanteil``.
    """
    roots = [_root(path) for path in _as_list(paths)]
    if not roots:
        message = "load_corpus was given an empty list; expected at least one file or folder."
        raise CorpusError(message)
    labels = unique([root.resolve().name for root in roots], _numbered)
    found: dict[str, tuple[Path, str]] = {}
    for root, label in zip(roots, labels, strict=True):
        for path in _walk(root, set()) if _is_folder(root) else [root]:
            inner = path.relative_to(root).as_posix()
            name = label if path == root else inner if len(roots) == 1 else f"{label}/{inner}"
            found.setdefault(os.path.realpath(path), (path, name))
    names = unique([without_forbidden(name)[0] for _, name in found.values()], _numbered)
    return [File(path, name) for (path, _), name in zip(found.values(), names, strict=True)]


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is never read: a hidden one, or one that a program keeps for itself."""
    return name.startswith((".", "~$")) or name.casefold() in _SYSTEM


def notes_folder(path: str | Path) -> Path:
    """Where the kit keeps what belongs to a corpus: ``.redeanteil`` in its folder, or beside its file.

    >>> notes_folder("my_articles/may.csv").as_posix()
    'my_articles/.redeanteil'
    """
    path = Path(path)
    folder = path.parent if path.is_file() or (path.suffix and not path.is_dir()) else path
    return folder / NOTES


def absolute(paths: str | Path | list[str | Path]) -> tuple[Path, ...]:
    """The given paths, whatever folder Python works in later; each once."""
    return tuple(dict.fromkeys(Path(path).absolute() for path in _as_list(paths)))


def _as_list(paths: object) -> list[str | Path]:
    given = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    if not isinstance(given, (list, tuple)):
        raise TypeError(_WRONG_TYPE.format(type(paths).__name__))
    for path in given:
        if not isinstance(path, (str, os.PathLike)):
            raise TypeError(_WRONG_TYPE.format(f"a list with {type(path).__name__}"))
    return list(given)


def _root(path: str | Path) -> Path:
    if not str(path).strip():
        message = "load_corpus was given an empty path; expected a file or folder ('.' is the current folder)."
        raise CorpusError(message)
    if str(path).casefold().startswith(("http:", "https:")):
        message = f"{path} is a web address; load_corpus reads files and folders. Save the articles first."
        raise CorpusError(message)
    try:
        root, there = Path(path), Path(path).exists()
        hidden = NOTES in root.resolve().parts
    except (OSError, ValueError, RuntimeError) as error:
        message = f"{str(path)!r} cannot be read as a path: {error}."
        raise CorpusError(message) from error
    if not there:
        message = f"There is no file or folder {str(path)!r}. Python looks for it from {Path.cwd()}; is it another one?"
        raise CorpusError(message)
    if hidden:
        message = (
            f"{path} lies in {NOTES}, where the kit keeps corrections and notes; name the folder with the articles."
        )
        raise CorpusError(message)
    return root


def _numbered(name: str, number: int) -> str:
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{number}{path.suffix}")) if path.name else f"{name}-{number}"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # what may not even be looked at fails when it is read
        return False


def _walk(folder: Path, seen: set[str]) -> Iterator[Path]:
    """The files of a folder, sorted; a folder that cannot be opened stands for itself and fails when it is read."""
    seen.add(os.path.realpath(folder))
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        yield folder
        return
    for path in inside:
        if is_hidden(path.name):
            continue
        if not _is_folder(path):
            yield path
        elif os.path.realpath(path) not in seen:  # a link may lead back to where it came from
            yield from _walk(path, seen)

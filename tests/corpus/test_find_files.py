from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis.corpus import CorpusError
from analysis.corpus.files import find_files


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Es regnet.", encoding="utf-8")


def names(paths: object) -> list[str]:
    return [file.name for file in find_files(paths)]


def test_folders_are_walked_in_the_order_of_names(tmp_path):
    write(tmp_path, "b.txt", "a/z.txt", "a/b/c.md", "B.txt")
    assert names(tmp_path) == ["B.txt", "a/b/c.md", "a/z.txt", "b.txt"]


def test_hidden_things_and_those_of_the_system_are_not_read(tmp_path):
    write(tmp_path, ".redeanteil/a.txt", ".x.txt", "~$a.txt", "Thumbs.db", "__MACOSX/a.txt", "sub/.git/a.txt", "a.txt")
    assert names(tmp_path) == ["a.txt"]


def test_one_file_is_called_by_its_name(tmp_path):
    write(tmp_path, "sub/a.txt")
    assert names(str(tmp_path / "sub" / "a.txt")) == ["a.txt"]


def test_several_paths_begin_with_their_own_name_in_the_given_order(tmp_path):
    write(tmp_path, "neu/a.txt", "alt/a.txt", "x.txt")
    assert names([tmp_path / "neu", tmp_path / "x.txt", str(tmp_path / "alt")]) == ["neu/a.txt", "x.txt", "alt/a.txt"]


def test_paths_of_the_same_name_are_told_apart(tmp_path):
    write(tmp_path, "1/data/a.txt", "2/data/a.txt", "1/x.txt", "2/x.txt")
    given = [tmp_path / "1/data", tmp_path / "2/data", tmp_path / "1/x.txt", tmp_path / "2/x.txt"]
    assert names(given) == ["data/a.txt", "data-2/a.txt", "x.txt", "x-2.txt"]


def test_a_file_reached_twice_is_taken_once(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    assert names([tmp_path, tmp_path / "a.txt"]) == [f"{tmp_path.name}/a.txt", f"{tmp_path.name}/b.txt"]


def test_a_link_back_does_not_turn_in_circles(tmp_path):
    write(tmp_path, "sub/a.txt")
    try:
        (tmp_path / "sub" / "back").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    assert names(tmp_path) == ["sub/a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_no_text_is_made_one(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_bytes(b"Ja.")
    assert names(tmp_path) == ["a\ufffd.txt"]


@pytest.mark.parametrize("paths", [None, 3, b"a", [3], {"a": 1}, [None]])
def test_silly_arguments_are_type_errors(paths):
    with pytest.raises(TypeError, match="takes the path of a file or folder, or a list of paths; it was given"):
        find_files(paths)


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        ("does/not/exist", "There is no file or folder 'does/not/exist'. Python looks for it from"),
        ("", "empty path"),
        ([], "empty list"),
        ("https://example.org/a.html", "web address.*Save the articles first"),
        ("a\x00b", "cannot be read as a path|There is no file or folder"),
    ],
)
def test_nothing_there(paths, words):
    with pytest.raises(CorpusError, match=words):
        find_files(paths)


def test_the_notes_of_the_kit_are_no_articles(tmp_path):
    write(tmp_path, ".redeanteil/a.txt")
    with pytest.raises(CorpusError, match="keeps corrections and notes"):
        find_files(tmp_path / ".redeanteil" / "a.txt")

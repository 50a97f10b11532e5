"""Throw mutated files at the readers, guided by what of their code each reaches (atheris, libFuzzer).

    pip install atheris
    python tools/fuzz.py --seconds 600

Begins with the files of ``tests/corpus/test_every_format.py``. The first byte of an input chooses the ending of its
name, the rest is the file; members of archives (Word, LibreOffice, Excel, zip, gz) are mutated unpacked as well, since
otherwise their checksums refuse nearly all. An input fails where anything is raised, a unit is neither article nor
problem, a table breaks its schema, a file is written, a program started or a connection made, where it takes more
than ten seconds or where the process grows beyond ``--memory``. What failed is left in ``--out``.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import io
import logging
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "corpus")]
LARGEST = 1_000_000
_INSTRUMENTED = (
    "analysis.corpus", "docx", "feedparser", "frontmatter", "htmldate", "justext", "mwparserfromhell", "odfdo",
    "openpyxl", "pypdf", "striprtf", "trafilatura", "warcio",
)  # fmt: skip

with atheris.instrument_imports(include=list(_INSTRUMENTED)):
    # The readers load them when a file needs them; that would be too late.
    for library in _INSTRUMENTED:
        importlib.import_module(library)
    import conftest
    import test_every_format

    from analysis import tables
    from analysis.corpus.kinds import ENDINGS
    from analysis.corpus.load import tables_of
    from analysis.corpus.pieces import pieces
    from analysis.corpus.units import File
    from analysis.corpus.worker import MEMORY, limit_memory

NAMES = [f"a{ending}" for ending in ENDINGS] + ["a"]
_FORBIDDEN = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "socket.connect", "os.remove",
              "os.rename", "os.mkdir", "os.rmdir", "shutil.", "os.symlink", "os.link")  # fmt: skip


def seeds() -> list[bytes]:
    """The files of the tests, each with the number of its name's ending in front."""
    made = SimpleNamespace(**vars(conftest))
    files = dict(test_every_format.read(made))
    files |= {name: content for name, (content, _) in test_every_format.unread(made).items()}
    held = []
    for name, content in files.items():
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        ending = f"a{Path(name).suffix}"
        number = NAMES.index(ending) if ending in NAMES else len(NAMES) - 1
        if len(data) < LARGEST:
            held.append(bytes([number]) + data)
    return held


def check(data: bytes) -> None:
    """Read one file; an error where the promise of the readers does not hold."""
    if not data:
        return
    name = NAMES[data[0] % len(NAMES)]
    file = File(Path(name), name)
    units = [unit for piece in pieces(file, io.BytesIO(data[1:])) for unit in piece.reading.units]
    articles, problems = tables_of(units, None)
    if len(articles) + int(problems["article_id"].isna().sum()) != len(units):
        message = f"{len(units)} units, {len(articles)} articles, {len(problems)} problems"
        raise AssertionError(message)
    if not units:
        message = f"no unit of {name}"
        raise AssertionError(message)
    tables.validate("articles", articles)
    tables.validate("problems", problems)


# Members of archives


def mutated(data: bytes, largest: int, seed: int) -> bytes:
    """A changed input: half of the archives are changed inside."""
    chance = random.Random(seed)
    inside = _inside(data[1:], chance) if len(data) > 1 and chance.random() < 0.5 else None
    if inside is None:
        return bytes(atheris.Mutate(data, largest))
    part, packed = inside
    return (data[:1] + packed(bytes(atheris.Mutate(part or b" ", largest))))[:largest]


def _inside(data: bytes, chance: random.Random) -> tuple[bytes, Callable[[bytes], bytes]] | None:
    """One member of an archive, and what packs it again with the others."""
    try:
        if data.startswith(b"\x1f\x8b"):
            return gzip.decompress(data)[:LARGEST], lambda part: gzip.compress(part, 1)
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if sum(one.file_size for one in archive.infolist()) > LARGEST:
                    return None
                members = {one.filename: archive.read(one) for one in archive.infolist()}
            chosen = chance.choice(sorted(members))
            return members[chosen], lambda part: _zipped(members | {chosen: part})
    except Exception:  # no sound archive: it is changed as it stands
        return None
    return None


def _zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


# Nothing outside is touched


def guard(out: Path) -> None:
    """From now on an error wherever a file is opened to be written, a program started or a connection made."""

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = given
            writes = any(letter in (mode or "") for letter in "wax+") or bool((flags or 0) & 0b11)
            if writes and isinstance(path, (str, bytes)) and not str(path).startswith((str(out), "/dev/null")):
                message = f"{path!r} was opened to be written"
                raise AssertionError(message)
        elif event.startswith(_FORBIDDEN):
            message = f"{event} {given!r}"
            raise AssertionError(message)

    sys.addaudithook(hook)


def main() -> None:
    """Fuzz for so many seconds; libFuzzer says how many runs, how much code, and the memory at the end."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--memory", type=int, default=1000, help="MB of the process, libraries included")
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"))
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    corpus = asked.out / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number:03}").write_bytes(seed)
        check(seed)  # libraries that are loaded when a file needs them write their byte code now
    limit_memory(MEMORY)
    guard(asked.out.absolute())
    limits = [f"-max_total_time={asked.seconds}", f"-max_len={LARGEST}", "-timeout=10", f"-rss_limit_mb={asked.memory}"]
    libfuzzer = [sys.argv[0], *limits, f"-artifact_prefix={asked.out}/", "-print_final_stats=1", str(corpus.absolute())]
    atheris.Setup(libfuzzer, check, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

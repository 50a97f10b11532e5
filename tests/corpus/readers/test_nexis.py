from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import load_corpus
from analysis.corpus.kinds import kind_of
from analysis.corpus.pieces import pieces
from analysis.corpus.readers.nexis.dates import date_line
from analysis.corpus.readers.nexis.fields import field_of, section_and_page
from analysis.corpus.units import File, Unit
from tests.corpus.nexis_exports import (
    BATH,
    CHOIR,
    DIKE,
    newer_english,
    newer_german,
    older_english,
    older_german,
    older_html,
    rtf,
    wrapped,
)

HEAD = "Dokument 1 von 1\n\nTalheimer Bote\n\n12. Mai 2025\n\nFreibad bleibt zu\n\nLÄNGE: 9 Wörter\n\n"
TAIL = "\n\nUPDATE: 13. Mai 2025\n\nSPRACHE: DEUTSCH\n"


def units(name: str, data: str | bytes) -> list[Unit]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return [unit for piece in pieces(File(Path(name), name), stream) for unit in piece.reading.units]


def problems(unit: Unit) -> list[str]:
    return [trouble.problem for trouble in unit.troubles]


def test_plain_text_of_the_german_interface():
    first, second, third = units("mai.txt", older_german())
    assert first.fields == {
        "outlet": "Talheimer Bote", "date": "2025-05-12", "date_line": "12. Mai 2025 Montag", "edition": "Ausgabe Nord",
        "title": "Freibad bleibt zu", "author": "Ada Brandt", "section": "LOKALES", "page": "12", "length": "48",
        "lead": "Der Rat spart, die Opposition sammelt Unterschriften.", "text": "\n\n".join(BATH),
        "load_date": "2025-05-13", "language": "GERMAN", "graphic": "Foto: Das Becken im Mai",
        "publication_type": "Zeitung", "journal_code": "tal",
        "copyright": "Copyright 2025 Talheimer Bote Verlag GmbH Alle Rechte vorbehalten",
    }  # fmt: skip
    assert (first.source, first.name, first.troubles) == ("mai.txt#1", "mai-1", ())
    assert (second.fields or {})["text"] == "\n\n".join(DIKE)
    assert (second.fields or {})["date"] == "2025-05-13"
    assert (third.fields or {})["text"] == "\n\n".join(CHOIR)
    assert "section" not in (third.fields or {})


def test_plain_text_of_the_english_interface():
    first, second = units("may.TXT", older_english())
    fields = first.fields or {}
    assert [fields[name] for name in ("outlet", "date", "edition", "author", "section", "page", "length")] == [
        "Talheimer Bote", "2025-05-12", "Late Edition", "Ada Brandt", "LOKALES", "12", "1048",
    ]  # fmt: skip
    assert fields["text"] == "\n\n".join(BATH)
    assert fields["load_date"] == "2025-05-13"
    assert "Download Request" not in str(first.fields) + str(second.fields)


def test_a_word_document_of_nexis_uni_with_a_cover(made):
    first, second = units("mai.docx", made.docx(*newer_german()))
    assert first.fields == {
        "title": "Freibad bleibt zu", "outlet": "Talheimer Bote", "date": "2025-05-12 06:14:00",
        "date_line": "Montag 12. Mai 2025 6:14 AM GMT+1", "section": "LOKALES", "page": "12", "length": "48",
        "author": "Ada Brandt", "lead": "Der Rat spart.", "text": "\n\n".join(BATH), "graphic": "Das Becken im Mai",
        "language": "GERMAN", "publication_type": "Zeitung", "subject": "SCHWIMMBÄDER (90%)", "load_date": "2025-05-13",
        "copyright": "Copyright 2025 Talheimer Bote Verlag GmbH Alle Rechte vorbehalten",
    }  # fmt: skip
    assert (second.fields or {})["title"] == "Der Damm hält"
    assert (second.fields or {})["text"] == "\n\n".join(DIKE)
    assert (second.source, second.name, second.troubles) == ("mai.docx#2", "mai-2", ())


def test_other_documents_with_the_same_paragraphs(made):
    for name, data in (
        ("a.rtf", rtf(newer_english())),
        ("a.odt", made.odt(*newer_english())),
        ("a.txt", "\n\n".join(newer_english())),
    ):
        (unit,) = units(name, data)
        fields = unit.fields or {}
        assert fields["text"] == "\n\n".join(CHOIR)
        assert [fields[key] for key in ("title", "outlet", "date", "edition", "section", "page", "author")] == [
            "Elf Männer und kein Lied mehr", "Abendkurier", "2025-05-14", "Print Edition", "KULTUR", "7", "Jens Ott",
        ]  # fmt: skip


def test_a_web_page():
    first, second = units("mai.html", older_html())
    fields = first.fields or {}
    assert [fields[name] for name in ("title", "outlet", "date", "edition", "author", "section", "page", "length")] == [
        "Freibad bleibt zu", "Talheimer Bote", "2025-05-12", "Late Edition", "Ada Brandt", "LOKALES", "12", "48",
    ]  # fmt: skip
    assert fields["text"] == "\n\n".join(BATH)
    assert (second.fields or {})["text"] == "\n\n".join(DIKE)
    assert (second.fields or {})["title"] == "Der Damm hält"


def test_a_corpus_of_an_export(tmp_path):
    (tmp_path / "mai.txt").write_text(older_german(), encoding="cp1252")
    corpus = load_corpus(tmp_path)
    assert corpus.articles["article_id"].tolist() == ["mai-1", "mai-2", "mai-3"]
    assert corpus.articles["outlet"].tolist() == ["Talheimer Bote", "Auer Tageblatt", "Abendkurier"]
    assert corpus.articles["date"].tolist() == [datetime(2025, 5, day) for day in (12, 13, 14)]
    assert set(corpus.articles["language"]) == {"de"}
    assert corpus.problems.empty
    assert corpus.provenance["columns"]["author"] == ["AUTOR"]
    assert corpus.provenance["columns"]["section"] == ["RUBRIK"]
    assert corpus.provenance["encodings"] == {"mai.txt": "cp1252"}


def test_documents_that_are_announced_but_missing_are_told():
    # 3 are here of 7: the first says that 4 to 7 are missing.
    first, _, _ = units("a.txt", older_german(of=7))
    assert problems(first) == ["7 documents are announced, but 3 are here; missing: 4–7"]
    assert first.troubles[0].hint == (
        "If another file holds the rest, all is well; otherwise export the missing documents again."
    )
    cut = older_german().replace("Dokument 2 von 3", "Dokument 3 von 3", 1).replace("Dokument 1 von", "Dokument 2 von")
    assert problems(units("a.txt", cut)[0]) == ["6 documents are announced, but 3 are here; missing: 1, 1–2"]


def test_a_file_that_is_cut_off_is_told():
    whole = older_german()
    cut = whole[: whole.index("UPDATE: 14.")]
    assert [problems(unit) for unit in units("a.txt", cut)] == [
        [], [], ["the line that ends a document is missing here; the file may be cut off"],
    ]  # fmt: skip
    newer = "\n\n".join(newer_english())
    (unit,) = units("a.txt", newer[: newer.index("Classification")])
    assert problems(unit) == ["the line that ends a document is missing here; the file may be cut off"]
    assert unit.troubles[0].hint == "Compare the end of the text with Nexis, or export the file again."


def test_exports_put_together_count_anew():
    found = units("a.txt", older_german() + older_german())
    assert [unit.source for unit in found] == [f"a.txt#{n}" for n in range(1, 7)]
    assert not any(unit.troubles for unit in found)


def test_the_cover_of_nexis_uni_is_held_to_its_number(made):
    first, _ = units("a.docx", made.docx(*newer_german(announced=5)))
    assert problems(first) == ["5 documents are announced, but 2 are here"]


def test_a_document_without_text_is_a_problem_and_not_lost():
    (unit,) = units("a.txt", HEAD + TAIL)
    assert unit.fields is None
    assert unit.source == "a.txt#1"
    assert problems(unit) == ["a document without text"]
    assert unit.troubles[0].hint == "Is it a picture, a table or a graphic? Look it up in Nexis."
    _, second = units("a.txt", HEAD + "Es regnet." + TAIL + "Dokument 2 von 2\n\nLÄNGE: 0 Wörter")
    assert second.fields is None
    assert problems(second)[0].startswith("no outlet, date or text was found where Nexis writes them")


def test_a_document_without_date_or_outlet_is_read_and_told():
    (unit,) = units("a.txt", HEAD.replace("12. Mai 2025", "Mai 2025") + "Es regnet." + TAIL)
    assert (unit.fields or {})["date_line"] == "Mai 2025"
    assert "date" not in (unit.fields or {})
    assert problems(unit) == ["the line 'Mai 2025' names no day; the date was left out"]
    (unit,) = units("a.txt", HEAD.replace("Talheimer Bote\n\n", "") + "Es regnet." + TAIL)
    assert problems(unit) == ["no outlet was found in this document"]
    assert (unit.fields or {})["title"] == "Freibad bleibt zu"
    (unit,) = units("a.txt", HEAD.replace("12. Mai 2025\n\n", "") + "Es regnet." + TAIL)
    assert problems(unit) == ["no line with a date was found in this document; the date was left out"]
    assert [(unit.fields or {})[name] for name in ("outlet", "title")] == ["Talheimer Bote", "Freibad bleibt zu"]


def test_no_paragraph_of_the_text_is_taken_for_a_field():
    text = (
        "UPDATE: Die Polizei gibt Entwarnung.", "GRAFIK: So hoch stand das Wasser", "Länge: 7 Meter.",
        "Am 12. Mai 2025 kam das Wasser.", "12. Mai 2025",
    )  # fmt: skip
    (unit,) = units("a.txt", HEAD + "Es regnet.\n\n" + "\n\n".join(text) + TAIL)
    fields = unit.fields or {}
    # What is called a graphic may stand anywhere; all else is text.
    assert fields["text"].split("\n\n") == ["Es regnet.", text[0], *text[2:]]
    assert fields["graphic"] == "So hoch stand das Wasser"
    assert fields["load_date"] == "2025-05-13"


def test_lines_are_joined_where_they_were_broken_to_fit():
    # A list stays a list: the next word would have fitted in the line.
    text = f"{wrapped(*BATH)}\n\nGold\nSilber\nBronze"
    (unit,) = units("a.txt", HEAD + text + TAIL)
    assert (unit.fields or {})["text"] == "\n\n".join((*BATH, "Gold\nSilber\nBronze"))


@pytest.mark.parametrize(
    "text",
    [
        "Dokument 1 von 2\n\nDie Akte ist lang.",
        "Dokument 1 von 2\n\nAutor: Jens Ott\n\nLänge: 7 Seiten\n\nSprache: Deutsch",
        "End of Document\n\nSo endet jedes Protokoll.",
        "LENGTH: 7 words\n\nLANGUAGE: GERMAN\n\nCopyright 2025 Bote",
        "Body\n\nLength: 7 m",
    ],
)
def test_plain_text_stays_what_it_is(text, made):
    assert kind_of("a.txt", io.BytesIO(text.encode())) == ("txt", None)
    (unit,) = units("a.txt", text)
    assert unit.fields == {"text": text}
    (unit,) = units("a.docx", made.docx(*text.split("\n\n")))
    assert (unit.fields or {})["text"] == text


def test_it_is_known_by_its_content():
    data = io.BytesIO(older_german().encode())
    assert kind_of("a", data) == ("nexis", None)
    assert kind_of("a.csv", data) == ("csv", None)  # an export may stand in a cell
    found, trouble = kind_of("a.docx", data)
    assert found == "nexis"
    assert trouble
    assert trouble.problem == "this is an export of Nexis, though its name ends in .docx; it was read as what it is"
    assert kind_of("a.txt", io.BytesIO(older_german().encode("utf-16"))) == ("nexis", None)


@pytest.mark.parametrize(
    ("line", "date", "edition"),
    [
        ("12. Mai 2025 Montag", datetime(2025, 5, 12), None),
        ("Montag 12. Mai 2025 6:14 AM GMT+1", datetime(2025, 5, 12, 6, 14), None),
        ("Montag, 12. Mai 2025 18:05 Uhr", datetime(2025, 5, 12, 18, 5), None),
        ("Dienstag 10.Dezember 2019", datetime(2019, 12, 10), None),
        ("1. Jänner 2025", datetime(2025, 1, 1), None),
        ("May 12, 2025 Monday", datetime(2025, 5, 12), None),
        ("May 12, 2025 Monday 12:30 PM GMT", datetime(2025, 5, 12, 12, 30), None),
        ("May 12, 2025 Monday 12:05 AM EST", datetime(2025, 5, 12, 0, 5), None),
        ("Monday, May 12, 2025", datetime(2025, 5, 12), None),
        ("12. Mai 2025 Montag Bundesausgabe", datetime(2025, 5, 12), "Bundesausgabe"),
        ("2025-05-12", datetime(2025, 5, 12), None),
        ("12.05.2025", datetime(2025, 5, 12), None),
        ("Mai 2025", None, None),
    ],
)
def test_lines_with_dates(line, date, edition):
    assert date_line(line) == (date, edition)


@pytest.mark.parametrize(
    "line",
    [
        "31. Februar 2025",
        "12. Mai 2025 war ein Montag",
        "Am 12. Mai 2025",
        "12 Leute 2025",
        "Montag",
        "Juni 2025 war heiß",
    ],
)
def test_lines_that_are_no_dates(line):
    assert date_line(line) is None


def test_sections_with_pages():
    assert section_and_page("POLITIK; S. 4, 5") == ("POLITIK", "4, 5")
    assert section_and_page("S. 12") == ("", "12")
    assert section_and_page("Ein S. im Namen") == ("Ein S. im Namen", None)
    assert field_of("AUTOR:") == ("AUTOR", "author", "")


EXPORTS = {"a.txt": older_german(), "b.txt": older_english(), "c.txt": "\n\n".join(newer_german())}


@given(st.sampled_from(sorted(EXPORTS)), st.data())
def test_an_export_that_is_cut_anywhere_loses_no_paragraph_of_its_text(name, data):
    whole = EXPORTS[name]
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    found = units(name, cut)
    assert found
    for unit in found:
        assert unit.fields is not None or len(unit.troubles) == 1
    told = " ".join(" ".join(fields.values()) for fields in (unit.fields for unit in found) if fields)
    for paragraph in (*BATH, *DIKE):
        if paragraph.split()[-1] in cut and " ".join(paragraph.split()) in " ".join(cut.split()):
            assert " ".join(paragraph.split()) in " ".join(told.split())


@given(
    st.lists(
        st.sampled_from([*older_german().split("\n"), *newer_german(), "", "1 of 2 DOCUMENTS", "Body", "Graphic"]),
        max_size=40,
    )
)
def test_lines_in_any_order_are_articles_or_problems(lines):
    found = units("a.txt", "\n".join(["Dokument 1 von 1", "LÄNGE: 1", "SPRACHE: DE", *lines]))
    assert len({unit.source for unit in found}) == len(found)
    for unit in found:
        assert unit.fields is not None or len(unit.troubles) == 1

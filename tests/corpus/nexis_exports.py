"""Exports as Nexis lays them out, written for these tests; outlets, persons and events are invented."""

from __future__ import annotations

import textwrap

BATH = (
    "Der Rat der Stadt Talheim hat am Montag beschlossen, das Freibad am Mühlbach zum Ende der Saison zu schließen. "
    "„Das Geld fehlt an allen Ecken“, sagte Bürgermeisterin Ilse Möller nach der Sitzung.",
    "Die Opposition will das nicht hinnehmen. Ihr Sprecher Jens Ott kündigte an, Unterschriften zu sammeln; im Herbst "
    "könnten dann die Bürgerinnen und Bürger entscheiden.",
)
DIKE = (
    "Der Damm an der Auer hat in der Nacht zum Dienstag gehalten. Die Feuerwehr gab am Morgen Entwarnung.",
    "„Wir hatten Glück“, sagte Einsatzleiterin Frieda Lang. Noch um drei Uhr habe das Wasser zehn Zentimeter unter der "
    "Krone gestanden.",
)
CHOIR = (
    "Nach vierzig Jahren löst sich der Chor der Eisenbahner auf. Am Ende standen noch elf Männer im Probensaal.",
    "„Es singt ja keiner mehr“, sagte der Vorsitzende Karl Winter. Er habe jede Woche in den Schulen gefragt.",
)
WIDTH = 78


def wrapped(*paragraphs: str) -> str:
    return "\n\n".join(textwrap.fill(paragraph, WIDTH, break_on_hyphens=False) for paragraph in paragraphs)


def centred(*lines: str) -> str:
    return "\n".join(line.center(WIDTH).rstrip() for line in lines)


def older_german(*, of: int = 3) -> str:
    """Three documents as plain text, from the German interface."""
    first = "\n\n\n".join(
        (
            centred(f"Dokument 1 von {of}"), centred("Talheimer Bote"),
            centred("12. Mai 2025 Montag", "Ausgabe Nord"),
            "Freibad bleibt zu\n\nAUTOR: Ada Brandt\n\nRUBRIK: LOKALES; S. 12\n\nLÄNGE: 48 Wörter\n\n"
            f"HIGHLIGHT: Der Rat spart, die Opposition sammelt Unterschriften.\n\n{wrapped(*BATH)}\n\n"
            "UPDATE: 13. Mai 2025\n\nSPRACHE: GERMAN; Deutsch\n\nGRAFIK: Foto: Das Becken im Mai\n\n"
            "PUBLICATION-TYPE: Zeitung\n\nZEITUNGS-CODE: tal",
            centred("Copyright 2025 Talheimer Bote Verlag GmbH", "Alle Rechte vorbehalten"),
        )
    )  # fmt: skip
    second = "\n\n\n".join(
        (
            centred(f"Dokument 2 von {of}"), centred("Auer Tageblatt"), centred("Dienstag 13. Mai 2025"),
            f"Der Damm hält\n\nRUBRIK: Region\n\nLÄNGE: 45 Wörter\n\n{wrapped(*DIKE)}\n\nUPDATE: 13. Mai 2025\n\n"
            "SPRACHE: DEUTSCH\n\nPUB-TYPE: Zeitung",
            centred("Copyright 2025 Auer Tageblatt", "Alle Rechte vorbehalten"),
        )
    )  # fmt: skip
    third = "\n\n\n".join(
        (
            centred(f"Dokument 3 von {of}"), centred("Abendkurier"), centred("14. Mai 2025"),
            f"Elf Männer und kein Lied mehr\n\nLÄNGE: 41 Wörter\n\n{wrapped(*CHOIR)}\n\nUPDATE: 14. Mai 2025",
            centred("Copyright 2025 Abendkurier", "Alle Rechte vorbehalten"),
        )
    )  # fmt: skip
    return "\n\n\n".join(("", first, second, third, ""))


def older_english() -> str:
    """Two documents as plain text with a cover, from the English interface."""
    cover = "Download Request: Selected Items: 1-2\nTime Of Request: Monday, May 19, 2025  10:12:40\n\nTerms: (Talheim)"
    first = "\n\n\n".join(
        (
            centred("1 of 2 DOCUMENTS"), centred("Talheimer Bote"), centred("May 12, 2025 Monday", "Late Edition"),
            "Freibad bleibt zu\n\nBYLINE: Ada Brandt\n\nSECTION: LOKALES; Pg. 12\n\nLENGTH: 1,048 words\n\n"
            f"{wrapped(*BATH)}\n\nLOAD-DATE: May 13, 2025\n\nLANGUAGE: GERMAN\n\nPUBLICATION-TYPE: Newspaper\n\n"
            "JOURNAL-CODE: TAL",
            centred("Copyright 2025 Talheimer Bote Verlag GmbH", "All Rights Reserved"),
        )
    )  # fmt: skip
    second = "\n\n\n".join(
        (
            centred("2 of 2 DOCUMENTS"), centred("Auer Tageblatt"), centred("May 13, 2025 Tuesday"),
            f"Der Damm hält\n\nLENGTH: 45 words\n\n{wrapped(*DIKE)}\n\nLOAD-DATE: May 13, 2025\n\nLANGUAGE: GERMAN",
            centred("Copyright 2025 Auer Tageblatt", "All Rights Reserved"),
        )
    )  # fmt: skip
    return "\n\n\n".join((cover, first, second, ""))


def newer_german(*, announced: int = 2) -> list[str]:
    """The paragraphs of a document of Nexis Uni with its cover, from the German interface."""
    cover = [
        "Benutzername: ada.brandt@hochschule.example", "Date and Time: Montag, 19. Mai 2025 10:12:00 MESZ",
        "Job Number: 252525252", f"Dokumente ({announced})", "1. Freibad bleibt zu", "2. Der Damm hält",
        "Search Terms: Talheim", "Search Type: NaturalAnd",
    ]  # fmt: skip
    first = [
        "Freibad bleibt zu", "Talheimer Bote", "Montag 12. Mai 2025 6:14 AM GMT+1",
        "Copyright 2025 Talheimer Bote Verlag GmbH Alle Rechte vorbehalten", "Rubrik:\xa0LOKALES; S. 12",
        "Länge:\xa048 Wörter", "Autor:\xa0Ada Brandt", "Highlight:\xa0Der Rat spart.", "Body", *BATH, "Grafik",
        "Das Becken im Mai", "Classification", "Language:\xa0GERMAN; Deutsch", "Publication-Type:\xa0Zeitung",
        "Subject:\xa0SCHWIMMBÄDER (90%)", "Load-Date:\xa0May 13, 2025", "End of Document",
    ]  # fmt: skip
    second = [
        "Der Damm hält", "Auer Tageblatt", "Dienstag 13. Mai 2025", "Copyright 2025 Auer Tageblatt",
        "Length:\xa045 words", "Body", *DIKE, "Load-Date:\xa0May 13, 2025", "End of Document",
    ]  # fmt: skip
    return cover + first + second


def newer_english() -> list[str]:
    """The paragraphs of a document of Nexis Uni without a cover, from the English interface."""
    return [
        "Elf Männer und kein Lied mehr", "Abendkurier", "May 14, 2025 Wednesday", "Print Edition",
        "Copyright 2025 Abendkurier All Rights Reserved", "Section:\xa0KULTUR; Pg. 7", "Length:\xa041 words",
        "Byline:\xa0Jens Ott", "Body", *CHOIR, "Classification", "Language:\xa0German", "Load-Date:\xa0May 14, 2025",
        "End of Document",
    ]  # fmt: skip


def rtf(paragraphs: list[str]) -> str:
    """Rich text with a paragraph a line."""
    escaped = (
        "".join(c if c.isascii() and c not in "\\{}" else f"\\u{ord(c)}?" for c in paragraph)
        for paragraph in paragraphs
    )
    return "{\\rtf1\\ansi\\uc1 " + "".join(f"{paragraph}\\par\n" for paragraph in escaped) + "}"


def older_html() -> str:
    """Two documents as a web page."""

    def block(*spans: str, style: str = "c0") -> str:
        return f'<BR><DIV CLASS="{style}"><P CLASS="c1">' + "".join(spans) + "</P></DIV>\n"

    def span(text: str) -> str:
        return f'<SPAN CLASS="c2">{text}</SPAN>'

    def document(number: int, title: str, outlet: str, date: str, fields: list[str], text: tuple[str, ...]) -> str:
        body = '<BR><DIV CLASS="c5">' + "".join(f'<P CLASS="c8">{span(one)}</P>\n' for one in text) + "</DIV>"
        named = "".join(block(span(f"{name}: "), span(value)) for name, value in (one.split(": ") for one in fields))
        return (
            f"<!-- Hide XML section from browser\n<DOC NUMBER={number}>\n<DOCFULL> -->\n"
            + f'<A NAME="DOC_ID_0_{number}"></A>' + block(span(f"{number} of 2 DOCUMENTS")) + block(span(outlet))
            + block(span(date))
            + block(span(title), style="c5") + named + body + block(span("LOAD-DATE: "), span("May 13, 2025"))
            + block(span("LANGUAGE: "), span("GERMAN")) + block(span(f"Copyright 2025 {outlet}<BR>All Rights Reserved"))
            + "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n"
        )  # fmt: skip

    bath = ["BYLINE: Ada Brandt", "SECTION: LOKALES; Pg. 12", "LENGTH: 48 words"]
    first = document(1, "Freibad bleibt zu", "Talheimer Bote", "May 12, 2025 Monday<BR>Late Edition", bath, BATH)
    second = document(2, "Der Damm h&auml;lt", "Auer Tageblatt", "May 13, 2025", ["LENGTH: 45 words"], DIKE)
    return f'<HTML><HEAD><META CHARSET="UTF-8"><TITLE>LexisNexis</TITLE></HEAD><BODY>{first}{second}</BODY></HTML>'

"""A table as Swissdox@LiRI lays it out, written for these tests; outlet, persons and events are invented."""

from __future__ import annotations

CONTENT = (
    "<tx><ld><p>Talheim verliert sein Freibad. Die Opposition will das nicht hinnehmen.</p></ld><au>Ada Brandt</au>"
    "<p>Der Rat hat am Montag beschlossen, das Freibad zu schliessen.</p><lg>Das Becken im Mai. Bild: Jens Ott</lg>"
    "<zt>Millionen für die Becken</zt><p>„Das Geld fehlt“, sagte Stadtpräsidentin <b>Ilse Möller</b> – rund 3 &lt; 5 "
    "Mio. Franken.</p><ka><zt>Das Bad in Zahlen</zt><p>1931 eröffnet, 1974 erweitert.</p></ka></tx>"
)
ROW = {
    "id": "5e0c1d3a", "pubtime": "2025-05-12 06:00:00+02:00", "medium_code": "TAL", "medium_name": "Talheimer Bote",
    "rubric": "Region", "regional": "Ausgabe Nord", "doctype": "PRD",
    "doctype_description": "Presse regional, täglich", "language": "de", "char_count": "312", "dateline": "Talheim",
    "head": "Freibad &amp; Sprungturm bleiben zu", "subhead": "Der Rat spart", "content_id": "c3f1",
    "content": CONTENT,
}  # fmt: skip


def table(rows: list[dict[str, str]]) -> str:
    """The rows under their header, a tab between cells."""
    return "\n".join("\t".join(cells) for cells in (list(ROW), *(list(row.values()) for row in rows))) + "\n"

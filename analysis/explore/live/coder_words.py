"""The words of the coder, in English and German."""

from __future__ import annotations

from typing import Final

from analysis.explore.live.wording import words_of

_ENGLISH: Final[dict[str, str]] = {
    "type_reported": "speech report",
    "coder_title": "Coding by hand: {coder}",
    "coder_how": "Move through the text with the arrow keys, hold Shift to select words, and press a letter: what you "
    "selected is a quotation of that type. Then type who speaks and press Enter. Enter on a mark names its speaker "
    "anew, another letter changes its type, Delete takes it away. “a” adds the selected words to the mark you made "
    "last (for “…”, she said, “…”). The mouse does the same. Every mark is saved at once.",
    "coder_needs_kernel": "Coding needs a running kernel: open this notebook in JupyterLab and run the cell.",
    "coder_progress": "{done} of {all} articles finished",
    "coder_done": "Articles finished",
    "coder_previous": "previous",
    "coder_next": "next",
    "coder_article": "Article",
    "coder_text": "Text of the article: arrow keys move from word to word, Shift selects",
    "coder_types": "What the selected words are",
    "coder_add": "one more piece",
    "coder_finish": "Finished: everything is marked",
    "coder_take_up": "Take up again",
    "coder_is_finished": "This article is finished. Take it up again to change something.",
    "coder_locked": "You have seen the machine’s answer: what you coded stays as it was before.",
    "coder_marked": "Marked so far: {n}",
    "coder_speaker": "speaker",
    "coder_remove": "remove",
    "coder_who": "Who speaks?",
    "coder_kind": "That is",
    "coder_kind_person": "a person by name",
    "coder_kind_organisation": "an organisation",
    "coder_kind_group": "a group",
    "coder_kind_anonymous": "somebody without a name",
    "coder_note": "Note",
    "coder_save": "Save (Enter)",
    "coder_nobody_hint": "Leave the name empty where the text names nobody. The full name without title: Anna Abel; "
    "an organisation as the text calls it: police. Names to choose from are yours and those of persons in the text, "
    "whoever speaks.",
    "coder_saved": "Saved. Who speaks?",
    "coder_saved_as": "Saved: {speaker}.",
    "coder_removed": "Taken away and saved.",
    "coder_failed": "Not saved: {error}",
    "coder_lost": "The text has changed. These marks do not stand in it any more: {lost}",
    "coder_no_active": "Make or choose a mark first; “a” adds the selected words to it.",
    "coder_no_further": "There is no further article in the sample.",
    "coder_compare": "Compare with the machine",
    "coder_compare_warning": "After this you cannot change this article any more: who has seen the machine’s answer "
    "would code what it found.",
    "coder_compare_now": "Compare now",
    "coder_compare_not": "Not yet",
    "coder_compared": "You marked {coder}, the machine {machine} (speech reports are not compared).",
    "coder_same": "You and the machine agree in everything.",
    "coder_differ": "Differs in",
    "coder_yours": "You",
    "coder_machines": "The machine",
    "coder_no_such": "no such quotation",
    "coder_differ_quotation": "only one has it",
    "coder_differ_words": "words",
    "coder_differ_type": "type",
    "coder_differ_speaker": "speaker",
    "n_quotes": "{n} quotations",
    "n_quotes_1": "1 quotation",
}
_GERMAN: Final[dict[str, str]] = {
    "type_reported": "Redebericht",
    "coder_title": "Von Hand codieren: {coder}",
    "coder_how": "Gehen Sie mit den Pfeiltasten durch den Text, wählen Sie mit gedrückter Umschalttaste Wörter aus "
    "und drücken Sie einen Buchstaben: Die Auswahl ist dann ein Zitat dieser Art. Tippen Sie danach ein, wer spricht, "
    "und drücken Sie die Eingabetaste. Auf einer Markierung ändert die Eingabetaste, wer spricht, ein anderer "
    "Buchstabe die Art; Entf löscht sie. „a“ fügt die ausgewählten Wörter der letzten Markierung hinzu (bei „…“, "
    "sagte sie, „…“). Mit der Maus geht es auch. Jede Markierung wird sofort gespeichert.",
    "coder_needs_kernel": "Zum Codieren muss ein Kernel laufen: Öffnen Sie dieses Notebook in JupyterLab und führen "
    "Sie die Zelle aus.",
    "coder_progress": "{done} von {all} Artikeln fertig",
    "coder_done": "Fertige Artikel",
    "coder_previous": "voriger",
    "coder_next": "nächster",
    "coder_article": "Artikel",
    "coder_text": "Text des Artikels: Pfeiltasten gehen von Wort zu Wort, die Umschalttaste wählt aus",
    "coder_types": "Was die ausgewählten Wörter sind",
    "coder_add": "noch ein Stück",
    "coder_finish": "Fertig: alles ist markiert",
    "coder_take_up": "Wieder aufnehmen",
    "coder_is_finished": "Dieser Artikel ist fertig. Nehmen Sie ihn wieder auf, um etwas zu ändern.",
    "coder_locked": "Sie haben die Antwort der Maschine gesehen: Was Sie codiert haben, bleibt, wie es vorher war.",
    "coder_marked": "Bisher markiert: {n}",
    "coder_speaker": "Wer spricht",
    "coder_remove": "löschen",
    "coder_who": "Wer spricht?",
    "coder_kind": "Das ist",
    "coder_kind_person": "eine Person mit Namen",
    "coder_kind_organisation": "eine Organisation",
    "coder_kind_group": "eine Gruppe",
    "coder_kind_anonymous": "jemand ohne Namen",
    "coder_note": "Notiz",
    "coder_save": "Speichern (Eingabetaste)",
    "coder_nobody_hint": "Lassen Sie den Namen leer, wo der Text niemanden nennt. Der volle Name ohne Titel: Anna "
    "Abel; eine Organisation so, wie der Text sie nennt: Polizei. Zur Auswahl stehen Ihre Namen und die der Personen "
    "im Text, wer auch immer spricht.",
    "coder_saved": "Gespeichert. Wer spricht?",
    "coder_saved_as": "Gespeichert: {speaker}.",
    "coder_removed": "Gelöscht und gespeichert.",
    "coder_failed": "Nicht gespeichert: {error}",
    "coder_lost": "Der Text hat sich geändert. Diese Markierungen stehen nicht mehr darin: {lost}",
    "coder_no_active": "Setzen oder wählen Sie erst eine Markierung; „a“ fügt ihr die ausgewählten Wörter hinzu.",
    "coder_no_further": "In der Stichprobe gibt es keinen weiteren Artikel.",
    "coder_compare": "Mit der Maschine vergleichen",
    "coder_compare_warning": "Danach können Sie diesen Artikel nicht mehr ändern: Wer die Antwort der Maschine gesehen "
    "hat, würde codieren, was sie gefunden hat.",
    "coder_compare_now": "Jetzt vergleichen",
    "coder_compare_not": "Noch nicht",
    "coder_compared": "Sie haben {coder} markiert, die Maschine {machine} (Redeberichte werden nicht verglichen).",
    "coder_same": "Sie und die Maschine sind sich in allem einig.",
    "coder_differ": "Unterschied",
    "coder_yours": "Sie",
    "coder_machines": "Die Maschine",
    "coder_no_such": "kein solches Zitat",
    "coder_differ_quotation": "nur einmal markiert",
    "coder_differ_words": "Wörter",
    "coder_differ_type": "Art",
    "coder_differ_speaker": "wer spricht",
    "n_quotes": "{n} Zitate",
    "n_quotes_1": "1 Zitat",
}


def coder_words(language: str) -> dict[str, str]:
    """All words that the coder shows; a ValueError if the language is neither "en" nor "de"."""
    return {**words_of(language), **(_GERMAN if language == "de" else _ENGLISH)}

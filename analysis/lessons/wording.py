"""What the checks say whatever the exercise, in both languages."""

from __future__ import annotations

from typing import Any, NamedTuple

LANGUAGES = ("de", "en")


class Text(NamedTuple):
    """A text in both languages."""

    de: str
    en: str

    def to(self, language: str) -> str:
        """The text in one language.

        >>> Text("Guten Tag", "Good morning").to("de")
        'Guten Tag'
        """
        if language not in LANGUAGES:
            message = f"language is {language!r}; there are 'de' (German) and 'en' (English)."
            raise ValueError(message)
        return self.de if language == "de" else self.en


HEADING = {
    "right": Text("Richtig", "Right"),
    "wrong": Text("Noch nicht ganz", "Not quite yet"),
    "open": Text("Noch keine Antwort", "No answer yet"),
    "note": Text("Ergebnis", "Result"),
}
EXERCISE = Text("Aufgabe", "Exercise")

OPEN = Text(
    "Schreib deine Antwort in die Zelle und führe sie dann mit Umschalt + Enter aus.",
    "Write your answer into the cell, then run it with Shift + Enter.",
)
NO_SENTENCE = Text(
    "Hier wird ein Satz erwartet, gekommen ist etwas anderes ({kind}). "
    "Schreib den Satz zwischen die beiden Zeilen mit den drei Anführungszeichen.",
    "A sentence is expected here, something else came ({kind}). "
    "Write the sentence between the two lines with the three quotation marks.",
)
NO_LABELS = Text(
    "Hier wird zu jedem Buchstaben ein Wort erwartet, gekommen ist etwas anderes ({kind}). "
    "Lass die Liste mit den Buchstaben stehen und füll nur die leeren Anführungszeichen aus.",
    "A word for each letter is expected here, something else came ({kind}). "
    "Keep the list with the letters and fill in only the empty quotation marks.",
)
NO_NAMES = Text(
    "Hier werden Namen erwartet, gekommen ist etwas anderes ({kind}). "
    "Schreib die Namen mit Komma dazwischen in die Anführungszeichen.",
    "Names are expected here, something else came ({kind}). "
    "Write the names into the quotation marks, with commas between them.",
)
NO_NUMBER = Text(
    "Hier wird eine Zahl erwartet, zum Beispiel 0.5 oder „50 %“. Aus „{answer}“ kann ich keine lesen.",
    "A number is expected here, for example 0.5 or “50 %”. I can read none in “{answer}”.",
)

STILL_OPEN = Text("Noch offen: {items}.", "Still open: {items}.")
RIGHT_SO_FAR = Text("Das stimmt schon: {items}.", "Already right: {items}.")
UNKNOWN_LABEL = Text(
    "{item}: „{answer}“ kenne ich nicht. Schreib eines dieser Wörter: {labels}.",
    "{item}: I do not know “{answer}”. Write one of these words: {labels}.",
)
UNKNOWN_ITEM = Text(
    "„{item}“ gibt es in dieser Aufgabe nicht. Es gibt: {items}.",
    "There is no “{item}” in this exercise. There are: {items}.",
)
UNKNOWN_NAME = Text(
    "„{name}“ gehört nicht dazu. Such die Stelle im Artikel: Steht dort etwas in Anführungszeichen?",
    "“{name}” does not belong here. Find the passage: are there words in quotation marks?",
)
NAMES_MISSING = Text("Es fehlt noch jemand: {n} von {all} hast du.", "Someone is still missing: you have {n} of {all}.")

CAPITALS = Text(
    "Die Wörter stimmen. Prüf noch die Groß- und Kleinschreibung.",
    "The words are right. Check the capital letters.",
)
COMMAS = Text(
    "Die Wörter stimmen. Prüf noch die Satzzeichen: Komma, Doppelpunkt, Anführungszeichen.",
    "The words are right. Check the punctuation: comma, colon, quotation marks.",
)
SO_FAR = Text(
    "Bis hierher passt es: „{good}“. Schau dir an, wie es danach weitergeht: „{rest}“.",
    "So far it fits: “{good}”. Look at how it goes on: “{rest}”.",
)
ENDS_EARLY = Text(
    "Bis hierher passt es: „{good}“. Danach fehlt noch etwas.",
    "So far it fits: “{good}”. Something is missing after that.",
)
OTHER_SENTENCE = Text(
    "Diese Fassung erkenne ich nicht. Bleib nah an den Wörtern der Aufgabe und fang so an: „{start} …“.",
    "I do not recognise this version. Stay close to the words of the task and begin like this: “{start} …”.",
)
PERHAPS_RIGHT = Text(
    "Das Programm kennt nur einige richtige Fassungen. Bist du dir sicher, dann frag in der Klasse nach.",
    "The program knows only some of the right versions. If you are sure, ask in class.",
)
OTHER_NUMBER = Text(
    "{answer} ist es nicht. Schreib auf, was du durch was geteilt hast, und prüf beide Zahlen.",
    "It is not {answer}. Write down what you divided by what, and check both numbers.",
)


_KINDS = (
    (bool, Text("wahr oder falsch", "true or false")),
    ((int, float), Text("eine Zahl", "a number")),
    (str, Text("ein Text", "a text")),
    (dict, Text("eine Liste mit Buchstaben", "a list with letters")),
    ((list, tuple, set, frozenset), Text("eine Liste", "a list")),
)


def kind_of(answer: Any, language: str) -> str:
    """What kind of thing an answer is, in a word or two for people who do not program.

    >>> kind_of(7, "de"), kind_of(None, "en")
    ('eine Zahl', 'NoneType')
    """
    return next((text.to(language) for kinds, text in _KINDS if isinstance(answer, kinds)), type(answer).__name__)

"""The words of the section on chance, in English and German: whether two groups differ by more than it."""

from __future__ import annotations

from typing import Final

ENGLISH: Final[dict[str, str]] = {
    "chance_title": "Is the difference more than chance?",
    "chance_a": "Group",
    "chance_b": "Compared with",
    "chance_row": "Whose share",
    "chance_table": "Shares that are compared",
    "chance_group_head": "group",
    "chance_difference": "Difference: {points} percentage points.",
    "chance_p": "p = {p}.",
    "chance_sentence": "Differences at least this large, in either direction, arise by chance in {n} of {of} exchanges "
    "of articles between the two groups.",
    "chance_within": "Articles are exchanged only with articles on the same event: {n} of {all} can be.",
    "chance_any": "Any article of one group can be exchanged with any of the other ({all} articles).",
    "chance_exact": "All {n} possible ways were taken.",
    "chance_drawn": "{n} exchanges were drawn at random.",
    "chance_undefined": "One that leaves a group nothing to count is counted as at least as large.",
    "chance_floor": "With these articles p cannot fall below {p}, whatever they say.",
    "chance_picture": "Difference found: {points} points; middle 95 % of the exchanges: {low} to {high} points.",
    "chance_key": "Dot: the difference found. Blue: the middle 95 % of the differences after exchanges.",
    "chance_many": "Of twenty comparisons one is expected below p = 0.05 by chance alone: decide "
    "what to compare before you look.",
    "chance_furthest": "These two groups are offered because they are furthest apart, so that their p is too small.",
    "chance_caveat": "A small p does not say that the difference is large, nor why it is there; a large one does not "
    "show that there is none. Nobody has checked on this corpus what the kit found.",
    "chance_not_counted": "This could not be counted; the log of the notebook says why.",
    "chance_counting": "Articles are being exchanged …",
    "chance_needs_kernel": "Exchanging articles for this choice needs a notebook with a running kernel.",
    "chance_speaker": "One article quotes many speakers: by exchanging articles speakers cannot be compared. Compare "
    "outlets, events or months instead; the filter “Speaker” then chooses whose words of saying count.",
    "chance_no_groups": "For this two groups of articles are needed. Choose outlets, events or months under "
    "“Compare”, or take a filter back.",
    "chance_nothing": "Nothing to count: {group}. So there is no difference to tell.",
    "chance_no_exchange": "No article can be exchanged: the two groups have no event in common. So nothing can be "
    "said of chance.",
    "chance_yes": "yes",
    "chance_no": "no",
    "chance_head_by": "grouped by",
    "chance_head_share": "share of",
    "chance_head_within": "exchanged within",
    "chance_head_a": "group a",
    "chance_head_b": "group b",
    "chance_head_value_a": "n a",
    "chance_head_value_b": "n b",
    "chance_head_base_a": "of a",
    "chance_head_base_b": "of b",
    "chance_head_n_articles_a": "articles a",
    "chance_head_n_articles_b": "articles b",
    "chance_head_n_exchangeable": "exchangeable articles",
    "chance_head_figure_a": "share a",
    "chance_head_figure_b": "share b",
    "chance_head_difference": "difference",
    "chance_head_chance_mean": "chance, mean",
    "chance_head_chance_low": "chance, from",
    "chance_head_chance_high": "chance, to",
    "chance_head_p_value": "p",
    "chance_head_n_perm": "exchanges",
    "chance_head_exact": "all of them",
    "chance_head_seed": "seed",
}

GERMAN: Final[dict[str, str]] = {
    "chance_title": "Ist der Unterschied mehr als Zufall?",
    "chance_a": "Gruppe",
    "chance_b": "Im Vergleich mit",
    "chance_row": "Wessen Anteil",
    "chance_table": "Verglichene Anteile",
    "chance_group_head": "Gruppe",
    "chance_difference": "Unterschied: {points} Prozentpunkte.",
    "chance_p": "p = {p}.",
    "chance_sentence": "Mindestens so große Unterschiede, gleich in welche Richtung, entstehen durch Zufall bei {n} "
    "von {of} Vertauschungen von Artikeln zwischen den beiden Gruppen.",
    "chance_within": "Vertauscht werden nur Artikel zum selben Ereignis; bei {n} von {all} ist das möglich.",
    "chance_any": "Jeder Artikel der einen Gruppe kann mit jedem der anderen vertauscht werden ({all} Artikel).",
    "chance_exact": "Alle {n} Möglichkeiten wurden durchgespielt.",
    "chance_drawn": "{n} Vertauschungen wurden zufällig gezogen.",
    "chance_undefined": "Eine, nach der in einer Gruppe nichts zu zählen ist, gilt als mindestens so groß.",
    "chance_floor": "Mit diesen Artikeln kann p nicht unter {p} sinken, unabhängig von ihrem Inhalt.",
    "chance_picture": "Gefundener Unterschied: {points} Punkte; mittlere 95 % der Vertauschungen: {low} bis {high} "
    "Punkte.",
    "chance_key": "Punkt: der gefundene Unterschied. Blau: die mittleren 95 % der Unterschiede nach Vertauschungen.",
    "chance_many": "Von zwanzig Vergleichen liegt im Mittel einer allein durch Zufall unter p = 0,05. Legen Sie "
    "vor dem Hinsehen fest, was Sie vergleichen.",
    "chance_furthest": "Diese beiden Gruppen stehen hier, weil sie am weitesten auseinanderliegen; ihr p ist deshalb "
    "zu klein.",
    "chance_caveat": "Ein kleines p sagt weder, dass der Unterschied groß ist, noch, woher er kommt; ein großes zeigt "
    "nicht, dass es keinen gibt. Was das Programm gefunden hat, hat an diesem Korpus niemand geprüft.",
    "chance_not_counted": "Das ließ sich nicht zählen; warum, steht im Protokoll des Notebooks.",
    "chance_counting": "Artikel werden vertauscht …",
    "chance_needs_kernel": "Für diese Auswahl lassen sich Artikel nur in einem Notebook mit laufendem Kernel "
    "vertauschen.",
    "chance_speaker": "Ein Artikel zitiert viele Personen: Durch Vertauschen von Artikeln lassen sich Sprechende nicht "
    "vergleichen. Vergleichen Sie Medien, Ereignisse oder Monate; wessen Redeeinleitungen zählen, bestimmt dann der "
    "Filter „Wer spricht“.",
    "chance_no_groups": "Dafür braucht es zwei Gruppen von Artikeln. Wählen Sie unter „Vergleichen“ Medien, Ereignisse "
    "oder Monate, oder nehmen Sie einen Filter zurück.",
    "chance_nothing": "Nichts zu zählen: {group}. Deshalb lässt sich kein Unterschied angeben.",
    "chance_no_exchange": "Kein Artikel lässt sich vertauschen: Die beiden Gruppen haben kein Ereignis gemeinsam. Über "
    "den Zufall lässt sich deshalb nichts sagen.",
    "chance_yes": "ja",
    "chance_no": "nein",
    "chance_head_by": "gruppiert nach",
    "chance_head_share": "Anteil von",
    "chance_head_within": "vertauscht innerhalb",
    "chance_head_a": "Gruppe a",
    "chance_head_b": "Gruppe b",
    "chance_head_value_a": "n a",
    "chance_head_value_b": "n b",
    "chance_head_base_a": "von a",
    "chance_head_base_b": "von b",
    "chance_head_n_articles_a": "Artikel a",
    "chance_head_n_articles_b": "Artikel b",
    "chance_head_n_exchangeable": "vertauschbare Artikel",
    "chance_head_figure_a": "Anteil a",
    "chance_head_figure_b": "Anteil b",
    "chance_head_difference": "Unterschied",
    "chance_head_chance_mean": "Zufall, Mittel",
    "chance_head_chance_low": "Zufall, von",
    "chance_head_chance_high": "Zufall, bis",
    "chance_head_p_value": "p",
    "chance_head_n_perm": "Vertauschungen",
    "chance_head_exact": "alle",
    "chance_head_seed": "Startwert",
}


def chance_words(language: str) -> dict[str, str]:
    """The words of the section, English unless "de"."""
    return GERMAN if language == "de" else ENGLISH

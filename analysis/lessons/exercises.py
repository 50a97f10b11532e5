"""The kinds of exercises. Each judges an answer: a state, and the messages that explain it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from analysis.lessons import wording
from analysis.lessons.comparing import compare
from analysis.lessons.normal import bare, expand, is_open, key, tidy
from analysis.lessons.wording import Text

Verdict = tuple[str, list[str]]

MOST_MISTAKES = 3
"""More explanations at once than this are not read."""


class Exercise(Protocol):
    """What every kind of exercise can do."""

    def judge(self, answer: Any, language: str) -> Verdict:
        """Whether the answer is right, wrong or still open, and the messages that explain it."""
        ...


@dataclass(frozen=True)
class Pattern:
    """A regular expression on the tidied answer, and what there is to say where it is found.

    ``example`` is an answer in which it is found; the tests try it.
    """

    pattern: str
    says: Text
    example: str

    def found(self, answer: str) -> bool:
        """Whether the pattern is found in the tidied answer."""
        return re.search(self.pattern, tidy(answer)) is not None


@dataclass(frozen=True)
class Sentence:
    """Write a sentence: several wordings are right, typical mistakes are recognised and explained.

    ``accepted`` holds templates for ``normal.expand``; ``notes`` are remarks on answers that are right.
    """

    accepted: tuple[str, ...]
    praise: Text
    mistakes: tuple[Pattern, ...] = ()
    notes: tuple[Pattern, ...] = ()

    @cached_property
    def versions(self) -> list[str]:
        """All wordings that are right; the first one is the model solution."""
        return [sentence for template in self.accepted for sentence in expand(template)]

    def judge(self, answer: Any, language: str) -> Verdict:
        """Compare with every right wording, then look for known mistakes, then show the first difference."""
        if is_open(answer):
            return "open", [wording.OPEN.to(language)]
        if not isinstance(answer, str):
            return "wrong", [wording.NO_SENTENCE.to(language).format(kind=wording.kind_of(answer, language))]
        versions = self.versions
        if key(answer) in {key(version) for version in versions}:
            notes = [note.says.to(language) for note in self.notes if note.found(answer)]
            return "right", [self.praise.to(language), *notes]
        found = [mistake.says.to(language) for mistake in self.mistakes if mistake.found(answer)]
        return "wrong", found[:MOST_MISTAKES] or compare(answer, versions, language)


@dataclass(frozen=True)
class Item:
    """One thing to label: the right label, why it is right, and what to say to each wrong label."""

    right: str
    why: Text
    wrong: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Labels:
    """Put a label on each of several things. ``labels`` holds each label's name and further spellings."""

    labels: Mapping[str, Text]
    items: Mapping[str, Item]
    praise: Text
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def judge(self, answer: Any, language: str) -> Verdict:
        """Look at each labelled item; say which are right, explain those that are not, name those still open."""
        if is_open(answer):
            return "open", [wording.OPEN.to(language)]
        if not isinstance(answer, Mapping):
            return "wrong", [wording.NO_LABELS.to(language).format(kind=wording.kind_of(answer, language))]
        given = {str(item).strip().upper(): label for item, label in answer.items() if not is_open(label)}
        if not given:
            return "open", [wording.OPEN.to(language)]
        said = {item: self._say(item, label, language) for item, label in given.items()}
        if all(message is None for message in said.values()) and set(given) == set(self.items):
            return "right", [self.praise.to(language)]
        return "wrong", [*self._standing(said, language), *(message for message in said.values() if message)]

    def _say(self, name: str, given: Any, language: str) -> str | None:
        """What is wrong with one label; None if it is right."""
        if name not in self.items:
            return wording.UNKNOWN_ITEM.to(language).format(item=name, items=", ".join(self.items))
        label, item = self._label(given), self.items[name]
        if label is None:
            there = ", ".join(text.to(language) for text in self.labels.values())
            return wording.UNKNOWN_LABEL.to(language).format(item=name, answer=given, labels=there)
        return None if label == item.right else f"{name}: {item.wrong.get(label, item.why).to(language)}"

    def _label(self, given: Any) -> str | None:
        wanted = bare(str(given))
        for label, text in self.labels.items():
            if wanted in {bare(spelling) for spelling in (*text, *self.spellings.get(label, ()))}:
                return label
        return None

    def _standing(self, said: Mapping[str, str | None], language: str) -> list[str]:
        right = [item for item in self.items if item in said and said[item] is None]
        still_open = [item for item in self.items if item not in said]
        lines = [(wording.RIGHT_SO_FAR, right), (wording.STILL_OPEN, still_open)]
        return [text.to(language).format(items=", ".join(items)) for text, items in lines if items]


@dataclass(frozen=True)
class Names:
    """Name everybody who belongs: ``right`` holds the surnames, ``wrong`` what to say to others."""

    right: tuple[str, ...]
    praise: Text
    wrong: Mapping[str, Text] = field(default_factory=dict)

    def judge(self, answer: Any, language: str) -> Verdict:
        """Explain each name that does not belong, then say whether somebody is missing."""
        if isinstance(answer, str):
            answer = re.split(r"[,;/&\n]|\s(?:und|and)\s", answer)
        if is_open(answer):
            return "open", [wording.OPEN.to(language)]
        if not isinstance(answer, (list, tuple, set)) or not all(isinstance(name, str) for name in answer):
            return "wrong", [wording.NO_NAMES.to(language).format(kind=wording.kind_of(answer, language))]
        names = [tidy(name).strip('"') for name in answer if not is_open(name)]
        if not names:
            return "open", [wording.OPEN.to(language)]
        messages = [self._strange(name, language) for name in names if not _known(name, self.right)]
        found = {surname for surname in self.right if any(_known(name, (surname,)) for name in names)}
        if len(found) < len(self.right):
            messages.append(wording.NAMES_MISSING.to(language).format(n=len(found), all=len(self.right)))
        return ("wrong", messages) if messages else ("right", [self.praise.to(language)])

    def _strange(self, name: str, language: str) -> str:
        for surname, says in self.wrong.items():
            if _known(name, (surname,)):
                return says.to(language)
        return wording.UNKNOWN_NAME.to(language).format(name=name)


def _known(name: str, surnames: tuple[str, ...]) -> bool:
    """Whether one of the surnames is a word of the name."""
    return any(bare(surname) in bare(name).split() for surname in surnames)


@dataclass(frozen=True)
class Slip:
    """A wrong number that a known slip leads to, and what to say to it."""

    value: float
    says: Text


@dataclass(frozen=True)
class Share:
    """Compute a share from 0 to 1; a percentage is as good."""

    value: float
    praise: Text
    slips: tuple[Slip, ...] = ()
    tolerance: float = 0.005

    def judge(self, answer: Any, language: str) -> Verdict:
        """Compare with the share, as a number or a percentage; then with what known slips lead to."""
        if is_open(answer):
            return "open", [wording.OPEN.to(language)]
        number = number_in(answer)
        if number is None:
            return "wrong", [wording.NO_NUMBER.to(language).format(answer=answer)]
        if self._is(number, self.value):
            return "right", [self.praise.to(language)]
        for slip in self.slips:
            if self._is(number, slip.value):
                return "wrong", [slip.says.to(language)]
        return "wrong", [wording.OTHER_NUMBER.to(language).format(answer=answer)]

    def _is(self, number: float, value: float) -> bool:
        """Whether the number is the value; a share may be given in percent as well."""
        return abs(number - value) <= self.tolerance or (value < 1 and abs(number / 100 - value) <= self.tolerance)


def number_in(answer: Any) -> float | None:
    """The number in an answer: a number, "0,2", "20 %", "1/5"; None if there is none.

    >>> number_in("0,2"), number_in("20 %"), number_in("1/5"), number_in("viele")
    (0.2, 0.2, 0.2, None)
    """
    if isinstance(answer, bool) or not isinstance(answer, (int, float, str)):
        return None
    text = str(answer).strip().replace(",", ".")
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(?:\s*[/:]\s*(\d+(?:\.\d+)?))?\s*(%|Prozent|percent|per cent)?", text)
    if match is None or (match[2] and not float(match[2])):
        return None
    return float(match[1]) / (float(match[2]) if match[2] else 1) / (100 if match[3] else 1)

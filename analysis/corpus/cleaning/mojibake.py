"""Text that was read in a wrong encoding once, put right word by word with ftfy (Speer, R. 2019, ftfy, Zenodo).

ftfy decides by what is unlikely, and its likelihoods are those of all languages: it takes "KommÄ“" for "Kommē" and "»ä"
for "Ȋ". So a word comes before it only if it holds signs that no sound German text has.
"""

from __future__ import annotations

import re

# What the bytes 80 to BF of UTF-8 become in Windows-1252 (and, where it has no sign, in Latin-1).
_REST = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# Those of them that follow an Ä in no text: no letter, quotation mark, dash, space or note sign.
_ODD = "ƒ†‡ˆ‰˜¡¢£¤¥¦¨¬¯±´µ¶¸¼½¾¿"
_NO_LETTER = "\x80-\xbf€‚„…†‡ˆ‰‹‘’“”•–—˜™›"
# All begin with one set of signs, which is looked for quickly; what they must be followed by stands behind each.
_SIGN = re.compile(
    r"[ÃÂâðÄÅï\x80-\x9f√‚├┬ΓĂ](?:"
    rf"(?<=[ÃÂ])[{_REST} ]"  # ü, ß, », fixed spaces
    rf"|(?<=â)[{_REST}][{_REST}]"  # „, –, €
    r"|(?<=ð)Ÿ"  # emoji
    rf"|(?<=[ÄÅ])[{_ODD}]|(?<=[a-zß-ÿ][ÄÅ])[{_NO_LETTER}](?=[a-zß-ÿÄÅ])"  # ć, ł, ń of other languages' names
    r"|(?<=ï)(?:»¿|¿½)"  # a byte order mark, a sign that was lost before
    r"|(?<=[\x80-\x9f])"  # marks of Windows-1252 that were read as Latin-1
    r"|(?<=√)[§º∂üÑñú©®]|(?<=‚)Ä[ûúìùôò¶î]"  # UTF-8 read as Mac Roman: ä, „
    r"|(?<=[├┬])[^\s─]|(?<=Γ)Ç"  # UTF-8 read as code page 437
    r"|(?<=Ă)[ĽĽ¶¤źś])"  # UTF-8 read as Windows-1250
)
# A space behind such a letter was a fixed one, or half of an à. Very long words are looked at in pieces, which do not
# end amid the signs that one letter became.
_WORD = re.compile(rf"(?:[^ \t\n\r\f\v]|(?<=[ÃÂ]) ){{1,5000}}[{_REST}]{{0,8}}")


def mend_mojibake(text: str) -> tuple[str, int]:
    """The text with wrongly read words put right, and how many there were.

    >>> mend_mojibake("Die BÃ¼rger sagten â€žJaâ€œ, sogar die „SPÖ“.")
    ('Die Bürger sagten „Ja“, sogar die „SPÖ“.', 2)
    """
    if _SIGN.search(text) is None:
        return text, 0
    # Loaded only where there is something to put right.
    from ftfy import fix_encoding

    n = 0

    def mended(match: re.Match[str]) -> str:
        nonlocal n
        word = match[0]
        if _SIGN.search(word) is None:
            return word
        sound = fix_encoding(word)
        n += sound != word
        return sound

    return _WORD.sub(mended, text), n

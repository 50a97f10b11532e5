"""What to do with a file of a kind that is not read: one short hint for each kind."""

from __future__ import annotations

_PICTURE = "Text in pictures is not read. Where it shows an article, recognise its text (OCR) and save that as .txt."
_MEDIA = "Sound and film are not read; a transcript saved as .txt is."
_WORD = "Open it in Word or LibreOffice and save it as .docx."
_EXCEL = "Open it in Excel or LibreOffice and save it as .xlsx."
_SLIDES = "Copy the text of the article into a document and save it as .docx or .txt."
_BOOK = "Convert it to .html, .docx or .txt; an article to a file."
_MARKUP = "TEI, RSS, Atom and dumps of MediaWiki are read. Save the article as one of these, or its text as .txt."
_OTHER = "If it is text, call it .txt; otherwise save it as .docx, .pdf or .csv. docs/formats.md lists what is read."

_OLD = "an old document of Word or Excel"
_BY_CONTENT = {
    _OLD: "Open it in Word or Excel and save it as .docx or .xlsx.",
    "a document of Word or Excel with a password": "Open it with its password, and save it without one.",
    "a picture": _PICTURE,
    "a presentation": _SLIDES,
    "a spreadsheet of LibreOffice": "Open it in LibreOffice and save it as .xlsx or .csv.",
    "a binary workbook of Excel (.xlsb)": _EXCEL,
    "an e-book": _BOOK,
}
_BY_ENDING = {
    **dict.fromkeys((".doc", ".dot", ".wpd", ".pages"), _WORD),
    **dict.fromkeys((".xls", ".xlt", ".numbers"), _EXCEL),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), _SLIDES),
    **dict.fromkeys((".epub", ".mobi", ".azw3"), _BOOK),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".svg"), _PICTURE),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".ogg", ".mp4", ".mov", ".avi", ".mkv", ".webm"), _MEDIA),
}


def advice(ending: str, words: str = "") -> str:
    """What to do with a file that is not read, by what it is in words, if that is known, and by the ending of its name.

    >>> advice(".doc", "an old document of Word or Excel")
    'Open it in Word or LibreOffice and save it as .docx.'
    >>> advice("")
    'Give its name the ending that says what it is: .txt for text. docs/formats.md lists what is read.'
    """
    if words == _OLD and ending in _BY_ENDING:
        return _BY_ENDING[ending]
    if words in _BY_CONTENT:
        return _BY_CONTENT[words]
    if words.startswith("XML"):
        return _MARKUP
    if not ending:
        return "Give its name the ending that says what it is: .txt for text. docs/formats.md lists what is read."
    return _BY_ENDING.get(ending, _OTHER)

"""Which language a text is in, for English is all that roleprism reads."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the and of to a in for with on is as by from that at an we our you your i it this was are or".split()
)
_ENOUGH_WORDS = 60
"""So many words tell a language by themselves."""
_FEWEST_WORDS = 25
"""So many do where small words of that language stand among them."""
_FEWEST_LETTERS = 20
"""So many letters of a script that English is not written in."""
_MOSTLY = 1 / 3
"""The other letters are names of tools, which are Latin everywhere."""
_SURELY_ENGLISH = 0.08
"""English prose has a fifth to a third of these words, a terse list hardly more than other languages."""

_OTHER = 0.15
"""Prose of another language has at least this part of its small words; names and schools of an English text less."""

_SMALL_WORDS = {
    code: frozenset(words.split())
    for code, words in {
        "cs": "a v na se je s z k do pro že o jsou co i které",
        "da": "og i at en den til er som på de med af for det et vi du",
        "de": "der die das und mit für in zu den von ist wir du sie im auf eine ein als bei oder unsere",
        "es": "de la el los las y en con para que un una por del se su tu nuestro como al",
        "fi": "ja on että sekä se tai ovat kanssa sinulla olet meillä kun",
        "fr": "de la le les et des en pour du une un à dans vous nous sur avec est au aux qui votre notre",
        "hu": "a az és hogy egy is nem van meg vagy",
        "id": "dan yang di untuk dengan dari pada dalam kami anda adalah ke",
        "it": "di e il la per un una con che in del della le i gli al dei delle sono",
        "nl": "de en het een van in met voor je is op te aan we zijn bij als of onze",
        "no": "og i å en er som på til med for av det de et vi du",
        "pl": "i w z na do się że oraz dla o od jest nie po to lub za przez",
        "pt": "de a o e da do em com para que os as um uma no na dos por se você nossa",
        "ro": "și de la în cu pe un o pentru care din este sau prin",
        "sv": "och att i en som på är av för med till det du vi om ett den",
        "tr": "ve bir bu ile için olarak da de olan en veya daha",
        "vi": "và các của cho với là có trong được bạn chúng tôi một để",
    }.items()
}
"""The small words of languages that are written in Latin letters."""

_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]")
_SCRIPTS = (
    (re.compile("[\u3041-\u30fa\uff66-\uff9d]"), ("ja",)),
    (re.compile("[\u1100-\u11ff\uac00-\ud7a3]"), ("ko",)),
    (re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"), ("zh",)),
    (re.compile("[\u0e01-\u0e5b]"), ("th",)),
    (re.compile("[\u0590-\u05ff]"), ("he",)),
    (re.compile("[\u0370-\u03ff]"), ("el",)),
    (re.compile("[\u0900-\u097f]"), ("hi",)),
    (re.compile("[\u0600-\u06ff]"), ("ar", "fa", "ur")),
    (re.compile("[\u0400-\u04ff]"), ("ru", "uk", "bg", "sr")),
)
"""Letters of a script, and the languages that are written in it, the likeliest first."""
_SOME = 0.1
"""Japanese has at least this part of kana, beside the letters that it shares with Chinese."""

_NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""The languages that are told; a list of tools is soon taken for Latin or Luxembourgish, in which nobody posts."""


def other_language(text: str) -> str:
    """The name of the language that a text is in; empty where that is English.

    A short text in Latin letters may be in any, and one in a language that is not known here too: both are taken for
    English. A script that English is not written in tells by a few letters.
    """
    letters = [char for char in text if char.isalpha()]
    n_other = len(letters) - len(_LATIN.findall("".join(letters)))
    if n_other >= _FEWEST_LETTERS and n_other > _MOSTLY * len(letters):
        return _by_script("".join(letters), n_other)
    return _by_words(text)


def _by_script(letters: str, n_other: int) -> str:
    """The language of letters of which most are not Latin; empty where their script is not known here."""
    for script, codes in _SCRIPTS:
        if len(script.findall(letters)) > (_SOME if codes == ("ja",) else 0.5) * n_other:
            code = _classified(letters) if len(codes) > 1 else codes[0]
            return _NAMES[code if code in codes else codes[0]]
    return ""


def _by_words(text: str) -> str:
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS or sum(word in _ENGLISH for word in words) >= _SURELY_ENGLISH * len(words):
        return ""
    code = _classified(text)
    small = sum(word in _SMALL_WORDS.get(code, ()) for word in words)
    return _NAMES.get(code, "") if len(words) >= _ENOUGH_WORDS or small >= _OTHER * len(words) else ""


def _classified(text: str) -> str:
    from py3langid import classify  # takes most of a second to load, and hardly a text gets here

    return str(classify(text)[0])

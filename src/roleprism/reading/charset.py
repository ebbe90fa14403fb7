"""The charset that a page says it is written in, by the names of the web's standard."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

_LOOKED_AT = 4_096
_DECLARED = re.compile(
    rb"<meta\s[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{1,40})|\A\s{0,9}<\?xml\s[^>]{0,200}?encoding=[\"']([\w:.-]{1,40})",
    re.I,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.S)
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso-8859-8-i": "iso8859-8",
    "windows-31j": "cp932",
    "windows-949": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # what was read to get here was no UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""Python's name of a charset -> what the web's standard reads under it, mostly a larger one."""
_KNOWN = frozenset(
    "cp866 cp874 cp932 cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 "
    "iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic gb18030 big5hkscs euc_jp iso2022_jp utf-8".split()
)


def declared_charset(data: bytes) -> str:
    """What a page declares at its head, as it stands there; empty where it declares nothing."""
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_LOOKED_AT]))
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def codec_of(charset: str) -> str:
    """Python's name of the codec that reads a charset as browsers do; empty where none is known."""
    name = charset.lower()
    with suppress(LookupError):
        name = codecs.lookup(name.removeprefix("x-")).name
    codec = _AS_BROWSERS_DO.get(name, name)
    return codec if codec in _KNOWN else ""

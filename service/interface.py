"""The words of the pages: Chinese as templates and scripts write them, English from interface.txt.

The language is that of `?lang=` in the address, else the one chosen last (a cookie), else Chinese.
"""
from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, Response, request

from .wordlists import pairs

# The names used in addresses, with those that HTML knows them by
LANGUAGES = {"zh": "zh-CN", "en": "en"}
COOKIE = "lang"
A_YEAR = 365 * 24 * 3600
_CHINESE, _LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]")
STATIC = Path(__file__).with_name("static")


@cache
def phrases() -> dict[str, str]:
    """The English of every phrase of the interface."""
    return dict(pairs("interface"))


@cache
def script_phrases() -> dict[str, str]:
    """Those phrases that the scripts say."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.js")))
    return {chinese: english for chinese, english in phrases().items() if f'"{chinese}"' in scripts}


def language() -> str:
    """The language of the page asked for: zh or en."""
    asked = (request.args.get("lang"), request.cookies.get(COOKIE))
    return next((name for name in asked if name in LANGUAGES), "zh")


def t(phrase: str, **members: object) -> str:
    """A phrase in the language of the page, with its {members} filled in. Phrases without English stay as they are."""
    said = phrases().get(phrase, phrase) if language() == "en" else phrase
    return said.format(**members) if members else said


def tongue(text: str) -> str:
    """What a text is read aloud in, whatever the interface speaks: an English sentence may hold a figure as printed."""
    return LANGUAGES["en" if len(_CHINESE.findall(text)) * 3 < len(_LATIN.findall(text)) else "zh"]


def switched() -> str:
    """The address of the same page in the other language."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"?{urlencode([*kept, ('lang', 'zh' if language() == 'en' else 'en')])}"


def register(app: Flask) -> None:
    """Give the templates their words, and remember the language that a reader chooses."""
    app.jinja_env.globals.update(t=t, language=language, switched=switched, languages=LANGUAGES)
    app.jinja_env.globals.update(script_phrases=script_phrases, tongue=tongue)
    app.after_request(_remember)


def _remember(response: Response) -> Response:
    if response.mimetype != "text/html":
        return response
    # The same address is another page to whoever has chosen another language
    response.vary.add("Cookie")
    response.content_language.add(LANGUAGES[language()])
    chosen = request.args.get("lang")
    if chosen in LANGUAGES and chosen != request.cookies.get(COOKIE):
        response.set_cookie(COOKIE, chosen, max_age=A_YEAR, httponly=True, samesite="Lax")
    return response

"""The interface speaks Chinese and English: every phrase has both, and whoever chooses one keeps it."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service import interface

SERVICE = Path(interface.__file__).parent
FILES = sorted([*SERVICE.glob("templates/*.html"), *SERVICE.glob("static/*.js"), SERVICE / "web.py"])
# The name of the other language, and the seal in the header
OWN = {"中文", "数"}
CHINESE = re.compile("[\u4e00-\u9fff]")
QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"\{#.*?#\}|^\s*//[^\n]*|^\s*#[^\n]*|\"\"\".*?\"\"\"", re.MULTILINE | re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
SPOKEN = [
    ("我国跨境电商货物出口额为1.39万亿元", "zh-CN"), ("Exports stood at CNY 1.39 trillion (1.39 万亿元).", "en"),
    ("OECD-WTO-IMF 概念框架是什么？", "zh-CN"), ("21", "zh-CN"), ("What is digital trade?", "en"),
]  # fmt: skip
BROWSER = {"Accept": "text/html"}
PAGES = "/ /docs /facts /reports /reports/2020 /reports/2020/checks /reports/1".split()


def source(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def spoken(path: Path) -> set[str]:
    """The Chinese phrases between double quotes; in a template those of its expressions."""
    text = " ".join(EXPRESSION.findall(source(path))) if path.suffix == ".html" else source(path)
    return {found for found in QUOTED.findall(text) if CHINESE.search(found)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_phrase_has_its_english(path: Path) -> None:
    assert spoken(path) - interface.phrases().keys() - OWN == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_chinese_stands_outside_a_phrase(path: Path) -> None:
    rest = (EXPRESSION if path.suffix == ".html" else QUOTED).sub("", source(path))
    assert set(CHINESE.findall(rest)) <= OWN


def test_no_phrase_is_left_over() -> None:
    said = set().union(*(spoken(path) for path in FILES))
    assert interface.phrases().keys() - said == set()


@pytest.mark.parametrize("phrase", interface.phrases())
def test_english_is_english_and_keeps_the_members(phrase: str) -> None:
    english = interface.phrases()[phrase]
    assert english
    assert not CHINESE.search(english)
    assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", phrase))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_can_be_switched(client: FlaskClient, address: str) -> None:
    page = client.get(address, headers=BROWSER)
    assert '<html lang="zh-CN">' in page.text
    assert re.search(r'<a id="language"[^>]* href="\?lang=en"[^>]*>English</a>', page.text)
    english = client.get(f"{address}?lang=en", headers=BROWSER)
    assert '<html lang="en">' in english.text
    assert re.search(r'href="\?lang=zh"[^>]*>中文</a>', english.text)


def test_the_choice_is_remembered(client: FlaskClient) -> None:
    first = client.get("/?lang=en", headers=BROWSER)
    assert "lang=en" in first.headers["Set-Cookie"]
    second = client.get("/facts", headers=BROWSER)
    assert '<html lang="en">' in second.text
    assert "Set-Cookie" not in second.headers
    assert '<html lang="zh-CN">' in client.get("/?lang=zh", headers=BROWSER).text
    assert '<html lang="zh-CN">' in client.get("/facts", headers=BROWSER).text


@pytest.mark.parametrize("lang", ["", "fr", "EN", "<b>", "zh-CN"])
def test_other_languages_are_chinese(client: FlaskClient, lang: str) -> None:
    page = client.get("/", query_string={"lang": lang}, headers=BROWSER)
    assert '<html lang="zh-CN">' in page.text
    assert "Set-Cookie" not in page.headers


def test_caches_know_that_the_page_depends_on_the_choice(client: FlaskClient) -> None:
    page = client.get("/", headers=BROWSER)
    assert (page.headers["Vary"], page.headers["Content-Language"]) == ("Cookie", "zh-CN")
    assert client.get("/?lang=en", headers=BROWSER).headers["Content-Language"] == "en"
    assert "Cookie" not in client.get("/api/reports").headers.get("Vary", "")


def test_switching_keeps_the_rest_of_the_address(client: FlaskClient) -> None:
    page = client.get("/facts?q=电商&measure=level&lang=en", headers=BROWSER).text
    assert 'href="?q=%E7%94%B5%E5%95%86&amp;measure=level&amp;lang=zh"' in page


@pytest.mark.parametrize(("text", "language"), SPOKEN)
def test_a_text_is_read_aloud_in_its_own_language(text: str, language: str) -> None:
    assert interface.tongue(text) == language


def test_scripts_get_their_words_in_english_only(client: FlaskClient) -> None:
    assert 'id="words"' not in client.get("/").text
    page = client.get("/?lang=en").text
    assert '"重试": "Try again"' in page
    assert "问一个数字" not in page


def test_the_english_page_suggests_english_questions(client: FlaskClient) -> None:
    chips = re.findall(r'class="chip"[^>]*>([^<]+)<', client.get("/?lang=en").text)
    assert chips
    assert not [chip for chip in chips if CHINESE.search(chip)]

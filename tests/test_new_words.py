"""Words that no dictionary has: found, shown, approved, used."""
from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path

import pytest
from extracting import edition, lines_of, report_of

from index.discovery import discover
from index.extraction import extract
from index.fact import Fact
from index.hiding import Hiding
from index.new_words import NewWord, approved_words, read_new_words, write_new_words
from index.opened import open_index
from index.rebuild import rebuild
from index.segmentation import default_segmenter
from service.answering import answer
from tests.small_corpus import Shop, report_text, shop

__all__ = ["shop"]
# A word of which every character also stands elsewhere, among different neighbours each time.
# How loose a word would be by chance can be told in a long text only.
REST = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
AROUND = ["推动丝元链发展", "建设丝元链平台", "我国丝元链规模", "依托丝元链服务", "探索丝元链应用", "完善丝元链规则"]
CASES = lines_of("new-words.jsonl")


def found(texts: Iterable[str], unwanted: Container[str] = ()) -> list[tuple[str, int]]:
    """What is discovered in these texts, with the counts."""
    return [(word.word, word.count) for word in discover(texts, default_segmenter(), unwanted)]


def test_word_with_many_neighbours_is_found() -> None:
    assert found(["。".join(AROUND), REST]) == [("丝元链", 6)]
    assert [word.example for word in discover(["。".join(AROUND), REST], default_segmenter())] == ["推动丝元链发展"]


def test_known_words_and_rare_words_are_none() -> None:
    assert found(["。".join(AROUND), REST], ["丝元链"]) == []
    assert found(["。".join(AROUND[:3]), REST]) == []
    known = [text.replace("丝元链", "人工智能") for text in AROUND]
    assert found(["。".join(known), REST]) == []


@pytest.mark.parametrize("around", ["快{}一高{}二迅{}三加{}四", "是{}一在{}二的{}三了{}四"])
def test_pieces_of_words_are_none(around: str) -> None:
    pieces = [text.replace("丝元链", around.replace("{}", "速增长")) for text in AROUND]
    assert "速增长" not in dict(found(["。".join(pieces), REST]))


@pytest.mark.parametrize("word", ["本报告", "下一步", "稳步扩大"])
def test_words_that_begin_with_no_noun_are_none(word: str) -> None:
    assert word not in dict(found(["。".join(text.replace("丝元链", word) for text in AROUND), REST]))


def test_clause_that_editions_repeat_counts_once() -> None:
    assert found(["。".join(AROUND[:3]), "。".join(AROUND[:3]), REST]) == []


def test_terms_of_the_real_reports_are_found_and_no_pieces() -> None:
    words = dict(found([edition(2022)[0].raw, edition(2021)[0].raw]))
    assert {"离岸执行额", "概念框架", "治理体系"} <= set(words)
    assert not {"速增长", "本报告", "稳步扩大", "下一步"} & set(words)


def test_decisions_of_the_editor_stay(tmp_path: Path) -> None:
    lines = "# comment\n+ 丝元链 6 x\n- 速增长 3 y\n? 旧词 4\nrubbish\n"
    (tmp_path / "new_words.txt").write_text(lines, encoding="utf-8")
    write_new_words(tmp_path, [NewWord("丝元链", 9, "z"), NewWord("新词", 5, "在新词里")])
    words = read_new_words(tmp_path)
    assert [(word.mark, word.word) for word in words] == [("+", "丝元链"), ("-", "速增长"), ("?", "新词")]
    assert approved_words(tmp_path) == ("丝元链",)


def test_no_file_and_a_broken_file_are_no_words(tmp_path: Path) -> None:
    assert read_new_words(tmp_path) == ()
    (tmp_path / "new_words.txt").write_bytes(b"\xff\xfe")
    assert read_new_words(tmp_path) == ()


def test_words_of_a_new_edition_are_shown_and_kept_in_a_file(shop: Shop) -> None:
    path = shop.write("new.txt", f"{report_text(2021)}三、展望\n{'。'.join(AROUND)}。\n{REST}\n")
    assert shop.run("add", path) == 0
    assert "丝元链" in [word.word for word in read_new_words(shop.places.corpus)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["word"])
def test_approved_word_reaches_facts_and_questions(case: dict[str, str], shop: Shop) -> None:
    text = f"{report_text(2021)}三、其他情况\n{case['sentence']}\n"
    assert shop.run("add", shop.write("new.txt", text)) == 0
    assert not is_told(case, shop)
    write_new_words(shop.places.corpus, [NewWord(case["word"], 4, "", "+")])
    rebuild(shop.places, lambda line: None)
    assert is_told(case, shop)


def is_told(case: dict[str, str], shop: Shop) -> bool:
    """Whether a fact has the name of the case, and a question is answered with it."""
    index = open_index(shop.places.built, shop.places.model)
    reply = answer(case["question"], index)
    named = case["indicator"] in {fact.indicator for fact in index.facts}
    found = reply.status == "answered" and reply.facts[0].indicator == case["indicator"]
    return named and found and case["answer"] in reply.answer and case["word"] in reply.answer


@pytest.mark.parametrize("year", [2021, 2022])
def test_places_and_values_do_not_change_where_words_are_approved(year: int) -> None:
    report, facts = edition(year)
    approved = extract(report, ("再链通", "全球通", "跨境电商进出口", "离岸执行额", "概念框架"))
    assert [(f.start, f.text, f.indicator, f.quote) for f in approved] == [
        (f.start, f.text, f.indicator, f.quote) for f in facts
    ]


def test_name_that_was_cut_in_the_middle_of_a_hidden_word_is_shown_whole() -> None:
    hiding = Hiding(["再链通", "数和通"])
    content = hiding.hide(report_of("再链通、数和通收入")).sections[0].blocks[0].content.text
    assert "再" not in content
    cut = [Fact("f", "2021", content[:end], "level", 1.0, None) for end in range(10)]
    shown = [hiding.show(fact).indicator for fact in cut]
    assert shown[:4] == ["", "", "再链通", "再链通"]
    assert shown[6:] == ["再链通、数和通", "再链通、数和通", "再链通、数和通收", "再链通、数和通收入"]

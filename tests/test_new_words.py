"""Words that no dictionary has: found, shown, approved, used."""
from __future__ import annotations

from pathlib import Path

from index.new_words import NewWord, approved_words, discover, read_new_words, write_new_words
from index.opened import open_index
from index.rebuild import rebuild
from service.answering_desk import desk_of
from tests.small_corpus import Shop, report_text, shop

__all__ = ["shop"]
# A word of which every character also stands elsewhere, among different neighbours each time.
# How loose a word would be by chance can be told in a long text only.
REST = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
AROUND = ["推动丝元链发展", "建设丝元链平台", "我国丝元链规模", "依托丝元链服务", "探索丝元链应用", "完善丝元链规则"]


def test_word_with_many_neighbours_is_found() -> None:
    found = discover(["。".join(AROUND), REST], [])
    assert [(word.word, word.count) for word in found] == [("丝元链", 6)]
    assert "丝元链" in found[0].example


def test_known_words_rare_words_and_pieces_are_none() -> None:
    assert discover(["。".join(AROUND), REST], ["丝元链"]) == []
    assert discover(["。".join(AROUND[:3]), REST], []) == []
    assert [word.word for word in discover(["建设丝元链平台。" * 6, REST], [])] == ["建设丝元链平台"]


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


def test_approved_word_reaches_segmentation_and_questions(shop: Shop) -> None:
    assert "丝元链" not in desk_of(open_index(shop.places.built, shop.places.model)).vocabulary.terms.words
    (shop.places.corpus / "new_words.txt").write_text("+ 丝元链 6 x\n", encoding="utf-8")
    rebuild(shop.places, lambda line: None)
    index = open_index(shop.places.built, shop.places.model)
    assert "丝元链" in index.terms
    assert "丝元链" in desk_of(index).vocabulary.terms.words

"""Quotes of passages at their raw places, and raw places in the text of passages."""
from __future__ import annotations

from corpus.report import Block, Report, Section
from corpus.span import Mapped
from index.passage import Passage
from service.locating import place_in, printed, raw_place

# a page ends in the middle of a sentence, and its number begins like the word that goes on behind it
RAW = "前文。从 1648.4 亿\n\n美 2\n\n美元增至 3596.9 亿美元。出口增长。后文。出口增长。"
PAGE_END = range(RAW.index("\n"), RAW.index("美元增至"))
TEXT = "从 1648.4 亿美元增至 3596.9 亿美元。出口增长。后文。出口增长。"
KEPT = tuple(at for at in range(3, len(RAW)) if at not in PAGE_END)
REPORT = Report("2021", "", None, 2021, "", None, RAW, (Section((), None, (Block("paragraph", Mapped(TEXT, KEPT)),)),))
PASSAGE = Passage("2021-p0000", "2021", 0, (), None, TEXT, 3, len(RAW))


def test_quote_over_a_page_end_is_found() -> None:
    start, end = raw_place(REPORT, PASSAGE, "1648.4 亿美元增至")
    assert (RAW[start : start + 6], RAW[end - 4 : end]) == ("1648.4", "美元增至")


def test_quote_after_a_page_end_is_found() -> None:
    assert RAW[slice(*raw_place(REPORT, PASSAGE, "3596.9 亿美元。"))] == "3596.9 亿美元。"


def test_foreign_quote_gives_the_whole_passage() -> None:
    assert raw_place(REPORT, PASSAGE, "别的话") == (PASSAGE.start, PASSAGE.end)


def test_text_between_two_raw_places_has_no_page_end() -> None:
    assert printed(REPORT, 3, RAW.index("3596")).text == "从 1648.4 亿美元增至 "


def test_sentence_printed_twice_is_found_at_its_own_place() -> None:
    second = RAW.rindex("出口增长。")
    assert place_in(REPORT, PASSAGE, second, second + 5) == (TEXT.rindex("出口增长。"), len(TEXT))
    first = RAW.index("出口增长。")
    assert place_in(REPORT, PASSAGE, first, first + 5) == (TEXT.index("出口增长。"), TEXT.index("出口增长。") + 5)


def test_place_outside_a_passage_is_none() -> None:
    assert place_in(REPORT, PASSAGE, 0, 3) is None

"""Quotes of passages at their raw places."""
from __future__ import annotations

from index.passage import Passage
from service.locating import raw_place

RAW = "前文。从 1648.4 亿\n\n \n美元增至 3596.9 亿美元。后文"
PASSAGE = Passage("2021-p0000", "2021", 0, (), None, "从 1648.4 亿美元增至 3596.9 亿美元。", 3, len(RAW) - 2)


def test_quote_over_a_page_end_is_found() -> None:
    start, end = raw_place(RAW, PASSAGE, "1648.4 亿美元增至")
    assert "".join(RAW[start:end].split()) == "1648.4亿美元增至"


def test_quote_after_a_page_end_is_found() -> None:
    assert RAW[slice(*raw_place(RAW, PASSAGE, "3596.9 亿美元。"))] == "3596.9 亿美元。"


def test_foreign_quote_gives_the_whole_passage() -> None:
    assert raw_place(RAW, PASSAGE, "别的话") == (PASSAGE.start, PASSAGE.end)

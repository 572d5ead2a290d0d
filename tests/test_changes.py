"""What an edition changes: the later real report looks back at figures of the earlier, one of them revised."""
from __future__ import annotations

from pathlib import Path

import pytest
from extracting import FILES, edition, lines_of, read_file

from index.changes import Changes, compare

CASES = lines_of("revisions.jsonl")


def looking_back(folder: Path, printed: str, now: str) -> Changes:
    """What the edition 2022 brings when it ends with the paragraphs of 2021 in which a figure is printed."""
    report, before = edition(2021)
    blocks = [block.content.text for section in report.sections for block in section.blocks]
    again = [text.replace(printed, now) for text in blocks if printed in text]
    assert again
    path = folder / "2022.txt"
    path.write_text("\n".join([FILES[2022].read_text(encoding="utf-8"), "四、回顾", *again]), encoding="utf-8")
    return compare((), before + read_file(path, 2022)[1], "2022")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_revised_figure_is_the_only_one_that_is_told(case: dict[str, str], tmp_path: Path) -> None:
    changes = looking_back(tmp_path, case["printed"], case["now"])
    assert [revision.line() for revision in changes.revised] == [case["line"]]
    assert not {revision.after for revision in changes.revised} & {*changes.added, *changes.repeated}


def test_figure_printed_again_as_it_was_is_no_revision(tmp_path: Path) -> None:
    assert looking_back(tmp_path, CASES[0]["printed"], CASES[0]["printed"]).revised == ()


def test_next_edition_revises_nothing_by_itself() -> None:
    changes = compare((), edition(2021)[1] + edition(2022)[1], "2022")
    assert (changes.revised, len(changes.repeated)) == ((), 4)

"""Words of a new edition that look like new terms, noted for an editor's approval."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from index.assembling import Say
from index.discovery import discover
from index.manifest import NEW_WORDS, read_manifest
from index.new_words import NewWord, read_new_words, write_new_words
from index.places import Places
from index.planning import text_of
from index.segmentation import default_segmenter

MOST_SHOWN = 20
# Characters: about five editions.
MOST_TEXT = 50_000


def note_new_words(folder: Path, edition: str, places: Places, show: Say) -> None:
    """Write the candidates of the corpus into its file of new words, and show those of this edition."""
    texts = list(_read_together(folder, edition))
    decided = {word.word for word in read_new_words(places.corpus) if word.mark != "?"}
    found = discover(texts, default_segmenter(), decided)
    try:
        write_new_words(places.corpus, found)
    except OSError:
        show(f"{NEW_WORDS} can't be written in {places.corpus}: its candidates are only shown here")
    text = "".join(texts[0].split())
    here = [word for word in found if word.word in text]
    if here:
        show(f"words that look like new terms: {_listed(here)}")
        show(f"to use one, put + for ? before it in {places.corpus / NEW_WORDS} and run make index")


def _read_together(folder: Path, edition: str) -> Iterator[str]:
    """The text of the new edition, then as much of the others, latest first, as is gone through in no time."""
    text = text_of(folder, edition)
    length = len(text)
    yield text
    for other in reversed(read_manifest(folder).editions):
        if other.id != edition and length < MOST_TEXT:
            text = text_of(folder, other.id)
            length += len(text)
            yield text


def _listed(words: list[NewWord]) -> str:
    shown = "、".join(f"{word.word} {word.count}" for word in words[:MOST_SHOWN])
    return shown + (f" … {len(words) - MOST_SHOWN} more" if len(words) > MOST_SHOWN else "")

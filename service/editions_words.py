"""Words of a new edition that look like new terms, noted for an editor's approval."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from index.manifest import NEW_WORDS
from index.new_words import NewWord, discover, read_new_words, write_new_words
from index.places import Places
from index.planning import texts_of
from index.assembling import Say
from index.segmentation import default_segmenter, word_frequencies

MOST_SHOWN = 20
# Characters: about five editions.
MOST_TEXT = 50_000


def note_new_words(folder: Path, edition: str, places: Places, show: Say) -> None:
    """Write the candidates of the corpus into its file of new words, and show those of this edition."""
    texts = texts_of(folder)
    unwanted = (word.word for word in read_new_words(places.corpus) if word.mark == "-")
    known = {*word_frequencies(default_segmenter().terms), *unwanted}
    found = discover(_read_together(texts, edition), known)
    try:
        write_new_words(places.corpus, found)
    except OSError:
        show(f"{NEW_WORDS} can't be written in {places.corpus}: its candidates are only shown here")
    here = [word for word in found if word.word in texts.get(edition, "")]
    if here:
        show(f"words that look like new terms: {_listed(here)}")
        show(f"to use one, put + for ? before it in {places.corpus / NEW_WORDS} and run make index")


def _read_together(texts: Mapping[str, str], edition: str) -> list[str]:
    """The new edition and as much of the others, latest first, as can be gone through in a few seconds."""
    chosen, length = [texts.get(edition, "")], 0
    for name in sorted(texts, reverse=True):
        length += len(texts[name])
        if name != edition and length <= MOST_TEXT:
            chosen.append(texts[name])
    return chosen


def _listed(words: list[NewWord]) -> str:
    shown = "、".join(f"{word.word} {word.count}" for word in words[:MOST_SHOWN])
    return shown + (f" … {len(words) - MOST_SHOWN} more" if len(words) > MOST_SHOWN else "")

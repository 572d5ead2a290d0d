"""Where the corpus, the built indexes and the model lie."""
from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CORPUS = PACKAGE.parent / "corpus"
KEPT = 3


@dataclass(frozen=True, slots=True)
class Places:
    """Folders that a build reads and writes.

    `corpus` holds catalog.toml and the texts, `built` the index folders and the pointer `current`;
    `model` names the embedding model (None: the built-in one); `keep` old index folders survive a build.
    """

    corpus: Path = CORPUS
    built: Path = PACKAGE / "built"
    model: str | None = None
    keep: int = KEPT

    def changed(self, corpus: Path | None, built: Path | None, model: str | None) -> Places:
        """The same places with what a command line names instead."""
        return replace(self, corpus=corpus or self.corpus, built=built or self.built, model=model or self.model)


def command_line_places(environment: Mapping[str, str] | None = None) -> Places:
    """Places for `python -m index.rebuild`: CORPUS_DIR, INDEX_DIR, EMBEDDING_MODEL of the environment, else defaults.

    The one function outside service/settings.py that looks at the environment: this package cannot import
    the service's settings, and its own command has to build for the same folders that the service reads.
    """
    known = os.environ if environment is None else environment
    return Places().changed(
        Path(known["CORPUS_DIR"]) if known.get("CORPUS_DIR") else None,
        Path(known["INDEX_DIR"]) if known.get("INDEX_DIR") else None,
        known.get("EMBEDDING_MODEL"),
    )

"""Frozen records to JSON and back, exactly: what a stage hands on is what a later run loads."""
from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from corpus.span import Mapped

R = TypeVar("R")
# Inside of a JSON text a line break is written as two characters.
_BREAK = "\n"
Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """A record, or tuples of records, as plain JSON values."""
    if isinstance(value, Mapped):
        return {"text": value.text, "runs": _runs(value.offsets)}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [encode(part) for part in value]
    return value


def decode(kind: type[R], value: Any) -> R:
    """The record of `kind` that `encode` made `value` from."""
    decoder = _decoder(kind)  # type: ignore[arg-type]
    return value if decoder is None else decoder(value)  # type: ignore[no-any-return]


def to_lines(records: Iterable[Any]) -> bytes:
    """Records as JSON Lines."""
    return "".join(json.dumps(encode(record), ensure_ascii=False) + "\n" for record in records).encode()


def from_lines(kind: type[R], lines: bytes) -> tuple[R, ...]:
    """Records of `kind` from JSON Lines."""
    # One list is read in half the time of its lines one by one.
    values = json.loads(f"[{lines.decode().rstrip().replace(_BREAK, ',')}]")
    return tuple(decode(kind, value) for value in values)


def _runs(offsets: tuple[int, ...]) -> list[list[int]]:
    """Offsets as [first, length] of each unbroken run: a few pairs instead of a number for every character."""
    runs: list[list[int]] = []
    for offset in offsets:
        if runs and offset == sum(runs[-1]):
            runs[-1][1] += 1
        else:
            runs.append([offset, 1])
    return runs


def _mapped(value: dict[str, Any]) -> Mapped:
    return Mapped(value["text"], tuple(at for first, length in value["runs"] for at in range(first, first + length)))


@cache
def _decoder(kind: Any) -> Decoder | None:
    """How to decode a type; None where JSON already gives the value (the fast path of a large fact table)."""
    if kind is Mapped:
        return _mapped
    if is_dataclass(kind):
        return _record_decoder(kind)
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if get_origin(kind) in (Union, types.UnionType):
        return _optional_decoder(get_args(kind))
    return None


def _record_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    special = {name: _decoder(hint) for name, hint in hints.items()}
    nested = {name: decoder for name, decoder in special.items() if decoder is not None}

    def record(value: dict[str, Any]) -> Any:
        # In place: the value was read for this record alone.
        for name, decoder in nested.items():
            if name in value:
                value[name] = decoder(value[name])
        return kind(**value)

    return record


def _tuple_decoder(parts: tuple[Any, ...]) -> Decoder:
    if len(parts) == 2 and parts[1] is Ellipsis:
        inner = _decoder(parts[0])
        return tuple if inner is None else lambda value: tuple(inner(part) for part in value)
    decoders = [_decoder(part) for part in parts]
    return lambda value: tuple(
        part if inner is None else inner(part) for inner, part in zip(decoders, value, strict=True)
    )


def _optional_decoder(kinds: tuple[Any, ...]) -> Decoder | None:
    inner = next((found for found in map(_decoder, kinds) if found is not None), None)
    return None if inner is None else lambda value: None if value is None else inner(value)

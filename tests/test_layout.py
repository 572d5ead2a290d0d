"""The house keeps its shape: what lies at the top, how large things are, who imports what."""
from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = ("corpus", "index", "service")
MODULES = sorted(path for package in PACKAGES for path in (PROJECT / package).rglob("*.py"))
TOP = {"pyproject.toml", "service", "corpus", "index", "tests", "Makefile", "README.md", "CHANGELOG.md", "LICENSE"}
DOTS = {".ci", ".gitignore"}
# The one module that may import each library; training is a tool beside the service, made of that library's trainer
SINGLE = {
    "jieba": {"index/segmentation.py"},
    "sentence_transformers": {"index/embedding.py", "index/train.py"},
    "faiss": {"index/vectors.py"},
}
# index/places.py is the door for `python -m index.rebuild`, which can't import the service's settings
ENVIRONMENT = {"service/settings.py", "index/places.py"}
UNUSED_WORDS = {"doc", "node", "kb", "item", "data", "info", "manager", "helper", "utils"}


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Top-level names of what a module imports, anywhere in it; relative imports are its own package."""
    for found in ast.walk(tree(path)):
        if isinstance(found, ast.Import):
            yield from (alias.name.split(".")[0] for alias in found.names)
        elif isinstance(found, ast.ImportFrom) and not found.level:
            yield (found.module or "").split(".")[0]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (found for found in ast.walk(tree(path)) if isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef))


def names(path: Path) -> Iterator[str]:
    """Everything that a module gives a name to: functions, classes, arguments, variables."""
    for found in ast.walk(tree(path)):
        if isinstance(found, ast.FunctionDef | ast.ClassDef):
            yield found.name.lower()
        elif isinstance(found, ast.arg):
            yield found.arg
        elif isinstance(found, ast.Name) and isinstance(found.ctx, ast.Store):
            yield found.id.lower()


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return listed.stdout.splitlines()


def test_nothing_else_lies_at_the_top() -> None:
    assert {path.split("/")[0] for path in tracked()} <= TOP | DOTS


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_is_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    long = {found.name: found.end_lineno - found.lineno + 1 for found in functions(path) if found.end_lineno}
    assert not {function: lines for function, lines in long.items() if lines > 50}


@pytest.mark.parametrize(("library", "homes"), SINGLE.items())
def test_library_has_a_single_importer(library: str, homes: set[str]) -> None:
    assert {name(path) for path in MODULES if library in imported(path)} <= homes


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_environment_is_read_in_one_place(path: Path) -> None:
    reads = {found.attr for found in ast.walk(tree(path)) if isinstance(found, ast.Attribute)} & {"environ", "getenv"}
    assert not reads or name(path) in ENVIRONMENT


@pytest.mark.parametrize("package", PACKAGES)
def test_package_file_holds_a_docstring_only(package: str) -> None:
    body = tree(PROJECT / package / "__init__.py").body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_corpus_takes_the_standard_library_and_file_readers_only(path: Path) -> None:
    if not name(path).startswith("corpus/"):
        return
    readers = {"docx", "selectolax", "pypdfium2", "pdfplumber"}
    foreign = {"torch", "numpy", "flask", "jieba", "faiss", "tokenizers", "opencc", "rapidfuzz", "pypinyin"}
    assert not set(imported(path)) & (foreign - readers)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_name_says_what_it_is(path: Path) -> None:
    assert path.stem not in UNUSED_WORDS
    assert not set(names(path)) & UNUSED_WORDS


def test_every_test_is_short() -> None:
    long = [
        (name(path), found.name)
        for path in sorted((PROJECT / "tests").glob("test_*.py"))
        for found in functions(path)
        if found.name.startswith("test_") and found.end_lineno and found.end_lineno - found.lineno + 1 > 14
    ]
    assert not long

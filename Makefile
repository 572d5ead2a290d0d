# Needs python3 (3.11 or newer) with its venv module. Everything is installed into .venv, nothing elsewhere.

PYTHON ?= python3
BIN := .venv/bin
# The version of torch that is installed first, and where from: TORCH_INDEX=URL names an index of CPU builds (README)
TORCH := torch==2.13.0
TORCH_INDEX ?=

# Names given on the command line (make run PORT=8001) reach the commands as settings
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test index add remove rollback lint eval eval-retrieval bench clean

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS='	' read -r name text; do printf 'make %-15s %s\n' "$$name" "$$text"; done

run: .venv/.run ## install what is missing, build the index if missing or stale, serve (PORT=8000)
	@exec $(BIN)/python -m service

test: lint ## lint, then all tests
	$(BIN)/python -m pytest $(ARGS)

index: .venv/.run ## rebuild the index from every report of the catalog
	@$(BIN)/python -m index.rebuild

add: .venv/.run ## take in a report year: REPORT=path YEAR=2022 (TITLE= ID= FORCE=1)
	@$(if $(REPORT),,$(error say which report: make add REPORT=path YEAR=2022))
	@$(BIN)/python -m service.editions add "$(REPORT)" $(if $(YEAR),--year "$(YEAR)") $(if $(TITLE),--title "$(TITLE)") $(if $(ID),--id "$(ID)") $(if $(FORCE),--force)

remove: .venv/.run ## take out a report year: YEAR=2022 (or ID=; FORCE=1)
	@$(if $(ID)$(YEAR),,$(error say which year: make remove YEAR=2022))
	@$(BIN)/python -m service.editions remove "$(or $(ID),$(YEAR))" $(if $(FORCE),--force)

rollback: .venv/.run ## go back to the index before the last change
	@$(BIN)/python -m service.editions rollback

lint: .venv/.dev ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check --no-cache .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: .venv/.dev ## score the project's own questions, figures per type
	@$(BIN)/python -m tests.scoring $(ARGS)

eval-retrieval: .venv/.dev ## score retrieval on passages and queries: DATA=file.json
	@$(if $(DATA),,$(error say which file: make eval-retrieval DATA=file.json))
	@$(BIN)/python -m tests.retrieval_scoring "$(DATA)"

bench: .venv/.dev index ## time answers, retrieval, extraction, segmentation and loading
	@$(BIN)/python -m tests.bench $(ARGS)

clean: ## remove the environment, the built index and all caches
	rm -rf .venv index/built build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# Stamps: an environment is brought up to date when pyproject.toml is newer than the last installation
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv .venv

.venv/.torch: | .venv/bin/python
	@echo "installing into .venv: $(TORCH) first, then the rest (a minute or more, once)"
	@$(BIN)/pip install -qq $(TORCH) $(if $(TORCH_INDEX),--index-url "$(TORCH_INDEX)")
	@touch $@

.venv/.run: pyproject.toml | .venv/.torch
	@$(BIN)/pip install -qq -e .
	@touch $@

.venv/.dev: pyproject.toml | .venv/.torch
	@$(BIN)/pip install -qq -e '.[dev,train]'
	@touch .venv/.run $@

# Python 3.11+ and make are all this needs. `make` lists what can be done.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.DEFAULT_GOAL := help
.PHONY: help play test lint bench snapshots pictures docs dist clean

help:  ## list what can be done
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */make \1	/' | expand -t 18

play: $(READY)  ## practise: opens the app
	@$(BIN)/empathy $(ARGS)

test: lint  ## everything that has to hold: style, types, tests
	$(BIN)/python -m pytest -m "not bench"

lint: $(READY_DEV)  ## style (ruff) and types (mypy strict)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/empathy check --strict

bench: $(READY_DEV)  ## speed, as ratios against a peer in the same run
	$(BIN)/python -m pytest -m bench -s tests/benchmarks

snapshots: $(READY_DEV)  ## take the pinned screens and texts anew, after looking at what changed
	rm -rf tests/snapshots
	$(BIN)/python -m pytest -m "not bench" --snapshot-update || $(BIN)/python -m pytest -m "not bench"

pictures: $(READY_DEV)  ## draw the pictures of the README and docs anew from the real program
	$(BIN)/python docs/pictures.py

docs: $(READY_DEV)  ## write the page of findings anew from the catalogue
	$(BIN)/python docs/findings.py

dist: $(READY_DEV)  ## build the wheel and the source archive
	$(BIN)/python -m pip install --quiet build
	$(BIN)/python -m build

clean:  ## remove what the other targets made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "This needs Python 3.11 or newer; name one with: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(READY_DEV): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY) $@

# Python 3.11+ and make are all this needs. `make` lists what can be done.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

# What npm installs for `make test-all` and `make bench` alone. Each is named with its version; there is no lock file.
NPM_PACKAGES := yaml-language-server@1.25.0 mermaid@11.17.2 jsdom@29.1.1 inkjs@2.4.0
NODE := .node
READY_NODE := $(NODE)/.ready

.DEFAULT_GOAL := help
.PHONY: help play test test-all others lint bench schema snapshots pictures docs dist clean

help:  ## list what can be done
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */make \1	/' | expand -t 18

play: $(READY)  ## practise: opens the app
	@$(BIN)/empathy $(ARGS) || test $$? -eq 130  # left with Ctrl+C

test: lint  ## everything that has to hold: style, types, tests
	$(BIN)/python -m pytest -n auto -m "not bench and not npm"

test-all: others lint $(READY_NODE)  ## the same, and what needs node, npm and Graphviz: editors, drawings
	$(BIN)/python -m pytest -n auto -m "not bench"

lint: $(READY_DEV)  ## style (ruff) and types (mypy strict)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/empathy check --strict

bench: $(READY_DEV) $(if $(shell command -v npm),$(READY_NODE))  ## speed, as ratios against a peer in the same run
	$(BIN)/python -m pytest -m bench -s tests/benchmarks

schema: $(READY_DEV)  ## write the schema beside the library anew, after a change of the format
	$(BIN)/empathy schema --out scenarios/scenario.schema.json

snapshots: $(READY_DEV)  ## take the pinned screens and texts anew, after looking at what changed
	rm -rf tests/snapshots
	$(BIN)/python -m pytest -m "not bench and not npm" --snapshot-update || $(BIN)/python -m pytest -m "not bench and not npm"

pictures: $(READY_DEV)  ## draw the pictures of the README and docs anew from the real program
	$(BIN)/python docs/pictures.py

docs: $(READY_DEV)  ## write the pages of findings and of behaviours anew
	$(BIN)/python docs/findings.py
	$(BIN)/python docs/behaviours.py

dist: $(READY_DEV)  ## build the wheel and the source archive
	$(BIN)/python -m pip install --quiet build
	$(BIN)/python -m build

clean:  ## remove what the other targets made
	rm -rf $(VENV) $(NODE) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

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

others:
	@for program in node npm dot; do \
	  command -v $$program >/dev/null || { echo "make test-all needs $$program, which is not installed. It comes with Node.js" \
	    "(node and npm; tested with 20) or Graphviz (dot): on Debian and Ubuntu, apt-get install nodejs npm graphviz." >&2; exit 1; }; \
	done

$(READY_NODE): Makefile
	npm install --prefix $(NODE) --no-save --no-package-lock --no-audit --no-fund --loglevel=error $(NPM_PACKAGES)
	@touch $@

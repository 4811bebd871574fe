# Each target is enough by itself in a fresh clone. `make help` lists them.
#
# PYTHON chooses the Python that the virtual environment is made with. What is fetched is kept in .cache.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CACHE := .cache
OUT := handouts-out

export PIP_CACHE_DIR := $(CURDIR)/$(CACHE)/pip
export npm_config_cache := $(CURDIR)/$(CACHE)/npm
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench clean
.DELETE_ON_ERROR:

help: ## list what there is to make
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

demo: $(VENV)/.installed ## install, and make the handouts of the example article
	$(BIN)/handouts build -o $(OUT)
	@echo "The example's handouts are in $(CURDIR)/$(OUT):"
	@find $(OUT) -name 'handout.*' | sort

test: $(VENV)/.for-test tests/node_modules/.installed ## install all that the tests need, and run every check
	tests/setup/system-packages test
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n auto --dist loadgroup $(PYTEST)

lint: $(VENV)/.for-test ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports --cache-dir $(CACHE)/import-linter

bench: $(VENV)/.for-bench ## time the work beside Typst, WeasyPrint and textstat
	tests/setup/system-packages bench
	$(BIN)/python tests/benchmarks/bench.py

clean: ## remove whatever these targets made
	rm -rf $(VENV) $(CACHE) $(OUT) tests/node_modules dist build .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	tests/setup/system-packages python
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing handouts and what it needs."
	$(BIN)/python -m pip install -qq --editable .
	@touch $@

# Dependency groups came with pip 25.1.
$(VENV)/.new-pip: | $(VENV)/bin/python
	$(BIN)/python -m pip install --help | grep -q -e --group || $(BIN)/python -m pip install -qq --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.for-test: pyproject.toml $(VENV)/.new-pip
	@echo "Installing handouts and what its tests need. The first time takes a minute."
	$(BIN)/python -m pip install -qq --editable . --group test
	@touch $@ $(VENV)/.installed

$(VENV)/.for-bench: pyproject.toml $(VENV)/.new-pip
	@echo "Installing handouts and what it is timed against. The first time takes a minute."
	$(BIN)/python -m pip install -qq --editable . --group bench
	@touch $@ $(VENV)/.installed

tests/node_modules/.installed: tests/package.json tests/package-lock.json
	tests/setup/system-packages node
	npm ci --prefix tests --loglevel error
	@touch $@

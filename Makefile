# `make lint` and `make test` do their own set-up, once, in .venv; it is redone when pyproject.toml changes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: lint test generate clean

lint: .venv/installed
	@$(BIN)/crs-lint bank/

test: .venv/installed-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest

generate: .venv/installed
	@$(BIN)/python -m tools.generate

clean:
	@rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("crs-lint needs Python 3.11 or later: make PYTHON=python3.13" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

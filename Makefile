# `make lint` and `make test` set themselves up in .venv, once and again when pyproject.toml changes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: lint test laws fuzz browser editors generate docs coverage vscode clean

lint: .venv/installed
	@$(BIN)/crs-lint bank/

test: .venv/installed-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest -n auto

# Property tests of fixes: 20,000 cases each, and a crash at every call. They take an hour or more.
LAWS ?= 20000
laws: .venv/installed-dev
	@LAWS=$(LAWS) $(BIN)/pytest tests/fixing/test_fix_laws.py tests/engine/test_guards.py

# Changed inputs for every reader. What is found becomes a case in tests/fuzz/cases, which the tests run.
SECONDS ?= 600
fuzz: .venv/installed-dev
	@$(BIN)/python -m tools.fuzz --seconds $(SECONDS)

# Lines and branches that the quick tests take. The floor is what was measured: 93.5 percent. Add a package once it is measured, too.
FLOOR := 93
COUNTED := files model settings
coverage: .venv/installed-coverage
	@$(BIN)/pytest -n auto --cov-branch $(COUNTED:%=--cov=crs_lint/%) --cov-report=term:skip-covered --cov-fail-under=$(FLOOR) $(COUNTED:%=tests/%)

# Installs what the browser tests need, so that `make test` runs them: Chromium from Debian, unless installed, and its driver.
browser: .venv/installed-browser
	@for name in chromium chromium-browser google-chrome chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" != 0 ]; then echo "make browser: install Chromium, or run this as root" >&2; exit 1; fi; \
	apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends chromium fonts-dejavu-core >/dev/null

# Installs what tests/server/test_neovim.py needs, so that `make test` runs it: Neovim from Debian, unless installed.
editors:
	@command -v nvim >/dev/null && exit 0; \
	if [ "$$(id -u)" != 0 ]; then echo "make editors: install Neovim, or run this as root" >&2; exit 1; fi; \
	apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends neovim >/dev/null

generate: .venv/installed-dev
	@$(BIN)/python -m tools.generate

# The site of docs/, in site/. It is an error if a link leads nowhere, a page is not in the navigation, or one loads from another host.
docs: .venv/installed-docs
	@$(BIN)/zensical build --strict --clean
	@$(BIN)/python -m tools.check_site site

# The extension for VS Code, as editors/vscode/crs-lint.vsix. Needs Node.js 20.19 or later, and npm.
vscode: editors/vscode/node_modules/.package-lock.json
	@cd editors/vscode && npm run --silent package

editors/vscode/node_modules/.package-lock.json: editors/vscode/package.json editors/vscode/package-lock.json
	@cd editors/vscode && npm ci --silent
	@touch $@

clean:
	@rm -rf editors/vscode/node_modules editors/vscode/dist editors/vscode/*.vsix
	@rm -rf .cache .venv build dist site .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("crs-lint needs Python 3.11 or later: make PYTHON=python3.13" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-coverage: .venv/installed-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[coverage]'
	@touch $@

.venv/installed-docs: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

.venv/installed-browser: .venv/installed-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'
	@touch $@

.venv/installed-dev: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

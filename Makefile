# Opgang. `make run` is all that a newcomer needs; `make help` lists the rest.
# Every path here is relative, so that the repository may stand in a folder whose name has spaces.

PYTHON ?= python3
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

# Stamps: each is newer than what it was made from, so a second start has nothing to do.
MADE := $(VENV)/.made
RUN_READY := $(VENV)/.ready-to-run
INSTALLED := $(VENV)/.installed
DEVELOP_READY := $(VENV)/.ready-to-develop

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run setup develop test lint check bench crash screenshots pins

help:  ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

run: setup  ## Run the bot on Telegram; without a token try it out on this machine, with phones in the browser
	@if [ -n "$$OPGANG_TELEGRAM_TOKEN" ] || grep -Eqs "^[[:space:]]*(export[[:space:]]+)?OPGANG_TELEGRAM_TOKEN[[:space:]]*=[[:space:]]*[\"']?[^\"'#[:space:]]" .env; then \
		echo "OPGANG_TELEGRAM_TOKEN is set: the bot starts on Telegram."; \
		exec $(BIN)/opgang run; \
	else \
		echo "OPGANG_TELEGRAM_TOKEN is not set: the bot is tried out on this machine, without Telegram."; \
		exec $(BIN)/opgang try; \
	fi

setup: $(INSTALLED)  ## Build .venv with the opgang command in it

develop: $(INSTALLED) $(DEVELOP_READY)  ## The same with what tests and checks need

test: develop  ## Run every test; says at its end which were left out, and why
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: develop  ## Formatter, ruff, mypy --strict, import contracts, and whether the migrations hold every table
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python -c "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
	$(BIN)/python -m pytest tests/architecture/test_migrations.py

check: lint test  ## Both

bench: develop  ## How fast it is, beside a bare bot, on this machine
	$(BIN)/python -m tests.bench

crash: develop  ## Kill it again and again under load, and count what was lost
	$(BIN)/python -m tests.crash

screenshots: develop  ## Take the pictures of the documentation anew (needs Chromium)
	$(BIN)/python -m tests.browser.screenshots

pins:  ## Pin what pyproject.toml asks for, with hashes and without the address of any registry (needs uv)
	$(COMPILE) --extra setup --extra try pyproject.toml --output-file requirements/run.txt
	$(COMPILE) --extra develop --constraints requirements/run.txt pyproject.toml --output-file requirements/develop.txt

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Opgang needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 | head -n 1)."; \
		echo "Name another one like this: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.12"; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing; on Debian: apt install python3-venv"; exit 1; }
	@touch $@

$(RUN_READY): requirements/run.txt $(MADE)
	@echo "Installing what the bot runs on (once; about a minute) ..."
	@$(PIP) --require-hashes --requirement requirements/run.txt
	@touch $@

$(INSTALLED): pyproject.toml $(RUN_READY)
	@$(PIP) --no-deps --no-build-isolation --editable .
	@echo "Ready: $(BIN)/opgang"
	@touch $@

$(DEVELOP_READY): requirements/develop.txt $(RUN_READY)
	@echo "Installing what tests and checks need ..."
	@$(PIP) --require-hashes --requirement requirements/develop.txt
	@touch $@

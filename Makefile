# Two commands do everything on a fresh machine with Python 3.11+: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed-to-run
STAMP := $(VENV)/.installed-to-develop
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test quick coverage fast check imports texts bench bench-securing bench-matching screenshot clean

help:  ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(RUN): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) -e .
	@touch $@

$(STAMP): $(RUN)
	@$(PIP) -e '.[postgresql,dev]'
	@touch $@

demo: $(RUN)  ## the whole conversation on this machine, in the browser
	@$(BIN)/mediabot demo $(if $(PORT),--port $(PORT))

test: $(STAMP)  ## all tests
	@$(BIN)/python -m pytest -q -n 3 --dist worksteal $(ARGS)

quick: $(STAMP)  ## a minute and a quarter on two idle cores: no processes, browser or PostgreSQL, one journey, nothing marked slow
	@$(BIN)/python -m pytest -q -n 2 --quick $(ARGS)

coverage: $(STAMP)  ## the lines that no test reaches; of the quick tests with ARGS=--quick
	@$(BIN)/python -m pytest -q -n 3 --dist worksteal --cov --cov-report=term $(ARGS)

fast: $(STAMP)  ## what takes seconds: style, imports, texts; for .git/hooks/pre-commit
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/lint-imports --no-logo >/dev/null || $(BIN)/lint-imports
	@$(BIN)/python -m mediabot.i18n.texts check

check: $(STAMP)  ## style, types, imports, texts, the sample directory
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo >/dev/null || $(BIN)/lint-imports
	@$(BIN)/python -m mediabot.i18n.texts check
	@$(BIN)/mediabot check experts.yaml

imports: $(STAMP)  ## the import rule alone
	@$(BIN)/lint-imports

texts: $(STAMP)  ## collect marked texts into locales/
	@$(BIN)/python -m mediabot.i18n.texts update

bench: $(STAMP)  ## the figures of the benchmarks
	@$(BIN)/python -m tests.benchmarks

bench-securing: $(STAMP)  ## how soon an expert is secured, simulated through the real services
	@$(BIN)/python -m tests.benchmarks.securing

bench-matching: $(STAMP)  ## the matcher and its peers side by side: quality and speed, as tables
	@$(PIP) -e '.[bench]'
	@$(BIN)/python -m tests.benchmarks.matching --write

screenshot: $(STAMP)  ## the picture in the README, from the running demo
	@$(BIN)/python -m tests.browser.screenshot tests/browser/demo.png

clean:  ## remove what was made
	rm -rf $(VENV) var dist build .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -exec rm -rf {} +

# Every target does its own set-up. `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
NODE_STAMP := tests/node_modules/.set-up
export NO_MKDOCS_2_WARNING := 1
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

.PHONY: help setup serve site publish test bench clean
.DEFAULT_GOAL := help

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | column -t -s "$$(printf '\t')"

setup: $(STAMP) ## Install everything into .venv, once

$(STAMP): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

serve: $(STAMP) ## Show the handbook at http://127.0.0.1:8000 and follow every change
	$(BIN)/mkdocs serve --no-strict

site: $(STAMP) ## Build the handbook into site/; a fault leaves the last good one as it was
	@rm -rf .cache/site && mkdir -p .cache
	@HANDBOOK_PDF=1 $(BIN)/mkdocs build --strict --site-dir .cache/site
	@rm -rf .cache/old && { test ! -e site || mv site .cache/old; } && mv .cache/site site && rm -rf .cache/old
	@echo "Håndboken ligger i site/. Åpne site/index.html."

publish: $(STAMP) ## Make every edition in dist/, ready to be handed over
	$(BIN)/handbook publish --out dist

test: $(STAMP) $(NODE_STAMP) ## Run every gate: lint, types, tests, browser, accessibility, HTML
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	cd tests && npx --no-install tsc --project tsconfig.json
	$(BIN)/handbook check --strict
	$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

$(NODE_STAMP): tests/package-lock.json tests/system-packages
	@bash tests/system-packages
	cd tests && npm ci --silent --no-audit --no-fund
	@touch $@

bench: $(STAMP) ## Measure builds up to 3000 tools against others, filters and search up to 1000, and every edition
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/find.py
	$(BIN)/python benchmarks/search.py
	$(BIN)/python benchmarks/publish.py

clean: ## Remove what was built, but not what was installed
	rm -rf site .cache dist

# Every target is one sentence; `make` alone lists them.
# A person needs only Python 3.11 or newer, make and git: everything else is installed by these steps.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

BIN := $(CURDIR)/.venv/bin
export PATH := $(BIN):$(PATH)
export HOST PORT
export UNCRAMP_ENV ?= development
export npm_config_update_notifier := false
export npm_config_fund := false
export npm_config_audit := false
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A line that fails for a moment fails nothing.
export npm_config_fetch_retries ?= 5
export PIP_RETRIES ?= 10

CLIENT_SOURCES := $(shell find client static/css webapp/translations -type f 2>/dev/null)
NODE_READY = $(if $(wildcard node_modules/.dev),node_modules/.dev,node_modules/.run)
PYTEST_WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run build tools test webkit check check-server check-browser format bench soak content voice figures icons screenshots contract messages clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "%-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Uncramp needs Python 3.11 or newer; say which one with make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv \
	  || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

# Node comes from the machine when it is new enough, else from PyPI into the virtual environment.
.venv/.run: .venv/.created pyproject.toml constraints.txt
	@echo "Fetching what the server needs, about a minute the first time ..."
	@if node -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 22 || (+a === 22 && +b >= 19) ? 0 : 1)' 2>/dev/null; \
	  then $(BIN)/pip install --quiet -c constraints.txt -e '.'; \
	  else $(BIN)/pip install --quiet -c constraints.txt -e '.[node]'; fi
	@touch $@

.venv/.dev: .venv/.run
	@echo "Fetching what checks and tests need ..."
	@$(BIN)/pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

node_modules/.run: .venv/.run package.json package-lock.json
	@echo "Fetching what the browser code is built with ..."
	@npm ci --omit=dev --loglevel=error
	@touch $@

node_modules/.dev: .venv/.run package.json package-lock.json
	@echo "Fetching what the browser code is built and checked with ..."
	@npm ci --loglevel=error
	@touch $@ node_modules/.run

# What neither needs of the other is fetched side by side.
tools: .venv/.run
	@$(MAKE) --no-print-directory -j2 .venv/.dev node_modules/.dev

build/assets.json: $(NODE_READY) $(CLIENT_SOURCES) tooling/build.mjs tooling/catalogues.py webapp/foundation/pseudo.py
	@$(BIN)/python tooling/catalogues.py
	@node tooling/build.mjs

build: build/assets.json ## bundle the browser code

run: build ## start the app and its reminder worker on http://localhost:8000
	@$(BIN)/python tooling/run.py

.venv/.browser: .venv/.dev tooling/browser.py
	@$(BIN)/python tooling/browser.py --install
	@touch $@

test: tools .venv/.browser build/assets.json ## run every test
	@$(BIN)/pytest -q -n $(PYTEST_WORKERS) --dist loadgroup -m 'not soak and not webkit'

webkit: tools build/assets.json ## run the main job in the engine of iPhones
	@$(BIN)/python tooling/browser.py --webkit
	@$(BIN)/pytest -q tests/webkit

soak: tools .venv/.browser build/assets.json ## run the long tests too
	@HISTORIES=10000 HISTORIES_SQLITE=200000 HISTORIES_POSTGRESQL=20000 HISTORIES_CLIENT=5000 \
	  PLAYER_HISTORIES=50000 PLAYER_NIGHTS=1000 FUZZED_BODIES=100000 \
	  BROWSER_KILLS=200 WORKER_KILLS=1000 $(BIN)/pytest -q -n $(PYTEST_WORKERS) --dist loadgroup \
	  --hypothesis-profile=chance -m 'not webkit'

instance/secrets: .venv/.run
	@$(BIN)/python -c 'from webapp.foundation.keys import ensure_development_secrets as ensure; ensure()'

check: tools build/assets.json instance/secrets ## format, lint, types, layers, content, contract freshness
	@$(MAKE) --no-print-directory -j2 check-server check-browser

check-server:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check-browser:
	npx biome check
	npx tsc -p tsconfig.logic.json
	npx tsc -p tsconfig.worker.json
	npx tsc -p tsconfig.json
	npx tsc -p tsconfig.tests.json
	$(BIN)/djlint templates --check --quiet
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/flask --app webapp contract write --check
	$(BIN)/flask --app webapp content check

format: .venv/.dev node_modules/.dev ## put the code into its agreed form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djlint templates --reformat --quiet || true
	npx biome check --write

contract: .venv/.dev instance/secrets ## write the client's types from the server's models
	$(BIN)/flask --app webapp contract write

content: .venv/.dev build/assets.json instance/secrets ## check every routine, source and clip
	$(BIN)/flask --app webapp content check

messages: .venv/.dev ## collect every sentence that a person can see
	$(BIN)/python tooling/messages.py

voice: .venv/.dev ## speak the routines' lines into static/audio (needs flite and ffmpeg)
	$(BIN)/python tooling/voice.py

figures: .venv/.browser build/assets.json ## draw a contact sheet of every picture into build/figures.png
	$(BIN)/python tooling/figures.py

icons: .venv/.browser ## render the icons from their drawings
	$(BIN)/python tooling/icons.py

screenshots: .venv/.browser build/assets.json ## picture every screen
	$(BIN)/python tooling/screenshots.py

bench: .venv/.browser node_modules/.dev build/assets.json ## measure, each table with a ratio to its floor
	$(BIN)/python -m bench

clean: ## remove what the other targets made, except the virtual environment and instance/
	rm -rf build static/build node_modules .mypy_cache .ruff_cache .pytest_cache

# Everything a person or a machine does with a checkout; each target does its own set-up.
# PYTHON=python3.12 chooses the Python; ARGS="--round technical --count 3" goes to the interview.

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help interview set-up test test-code test-device test-set-up check lint lint-format lint-code lint-types lint-imports format bench bench-data soak lock wheel clean

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Each worker and each program that a test starts reads our modules; they are compiled once.
unexport PYTHONDONTWRITEBYTECODE
VENV := .venv
BIN := $(VENV)/bin
PROGRAM := $(BIN)/voice-interviewer
TESTS := $(BIN)/python -m tests.offline $(BIN)/python -m pytest
PACKAGE_FILES := pyproject.toml voice_interviewer/__init__.py
UV_VERSION := 0.13.9

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

interview: set-up ## Set up what is missing and hold an interview (ARGS="--candidate demo" and so on)
	@$(PROGRAM) interview $(ARGS)

set-up: $(VENV)/.project $(VENV)/.system-run ## Set up what an interview needs, models too, without starting one
	@$(PROGRAM) models pull --quiet

ifdef ARGS
test: test-set-up ## Set up what the tests need and run them (ARGS="-k segmenter" and so on)
	@$(TESTS) $(ARGS)
else
test: test-code test-device
endif

test-code: test-set-up ## The tests that hear nothing, on all cores
	@$(TESTS) --ignore=tests/device --numprocesses logical --maxprocesses 4 --dist worksteal

test-device: test-set-up ## The tests on virtual sound cards, in real time and one by one
	@$(TESTS) tests/device

test-set-up: $(VENV)/.project $(VENV)/.dev $(VENV)/.system-run $(VENV)/.system-test
	@$(PROGRAM) models pull --quiet
	@$(PROGRAM) models pull --quiet whisper-tiny.en

check: lint test ## Format, lint, types, import contracts, tests

lint: lint-format lint-code lint-types lint-imports

lint-format lint-code lint-types lint-imports: $(VENV)/.project $(VENV)/.dev

lint-format:
	$(BIN)/ruff format --check .

lint-code:
	$(BIN)/ruff check .

lint-types:
	$(BIN)/mypy

lint-imports:
	$(BIN)/lint-imports

format: $(VENV)/.dev ## Put every file into the one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: bench-data test-set-up ## Run the benchmarks on data laid out as DATA=DIR, and write bench.json
	@$(BIN)/python -m tests.benchmarks --data "$(DATA)"

bench-data:
	@test -n "$(DATA)" || { echo "make bench needs the folder with the recordings: make bench DATA=DIR" >&2; exit 2; }

soak: test-set-up ## What takes hours: the faults of the tests many times over (ARGS="--only kill" for one of them)
	@$(BIN)/python -m tests.soak $(ARGS)

lock: ## Bring the two lock files up to date with pyproject.toml (delete them first to take newer versions)
	@test -x build/lock/bin/uv || { "$$(sh scripts/find-python.sh)" -m venv build/lock && build/lock/bin/pip install --quiet uv==$(UV_VERSION); }
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--group pyproject.toml:build pyproject.toml --output-file requirements.lock
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--group pyproject.toml:dev pyproject.toml --constraint requirements.lock --output-file requirements-dev.lock

wheel: $(VENV)/.project ## Build the wheel into dist/
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

clean: ## Remove everything made here (never what the program keeps in its home)
	rm -rf $(VENV) build dist bench.json .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- What the set-up is made of: one stamp a step, redone only when its inputs change ---

$(VENV)/.created:
	@sh scripts/create-environment.sh $(VENV)
	@touch $@

$(VENV)/.locked: requirements.lock $(VENV)/.created
	@echo "Installing the locked dependencies into $(VENV)" >&2
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.locked
	@echo "Installing the locked tools of the developers into $(VENV)" >&2
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

$(VENV)/.project: $(PACKAGE_FILES) $(VENV)/.locked
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.system-run: scripts/system-packages.sh $(VENV)/.created
	@sh scripts/system-packages.sh run $(BIN)/python $@

$(VENV)/.system-test: scripts/system-packages.sh $(VENV)/.created
	@sh scripts/system-packages.sh test $(BIN)/python $@

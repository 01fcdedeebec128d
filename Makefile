# What a person or CI runs here. Everything happens in .venv, made from the hashed lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# pip would compile one file after another, the tests of the packages too.
INSTALL := $(PIP) install --quiet --no-compile --require-hashes -r
COMPILE := $(BIN)/python -m compileall -q -j 0 -x '/tests?/'
DEMO := src/standoff/demo/kosovo-talks.txt

.PHONY: help demo test lint format lock bench fuzz mutants transcript drawings screenshots clean

help:
	@echo "make demo    read a report, model the dispute, solve it; the brief lands in demo-out/"
	@echo "make test    run all tests"
	@echo "make lint    ruff, mypy --strict and the import rules"
	@echo "make format  let ruff lay out the code"
	@echo "make bench   measure the start of the commands, and large disputes"
	@echo "make fuzz    let a coverage-guided fuzzer try to break the reader (12 minutes; FUZZ=seconds)"
	@echo "make mutants change the engine in thousands of ways: which would no test notice? (some hours)"
	@echo "make lock    pin the dependencies anew (needs uv)"
	@echo "make transcript  write the demo's output into README.md"
	@echo "make drawings    draw the examples of docs/concepts"
	@echo "make screenshots  take the pictures of the workbench (needs Chromium)"
	@echo "make clean   remove what these made"

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "standoff needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." >&2; \
	  echo "Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make environments: install its venv module (Debian: apt-get install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/made requirements.lock pyproject.toml
	$(INSTALL) requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@$(COMPILE) $(VENV)/lib src
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.lock
	$(INSTALL) requirements-dev.lock
	@$(COMPILE) $(VENV)/lib
	@touch $@

demo: $(VENV)/run
	@$(BIN)/standoff run $(DEMO) -o demo-out

test: $(VENV)/dev
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/run
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/large.py

# What is found is kept in fuzz-out; the fuzzer has wheels for Linux and is no part of the locks.
FUZZ ?= 480
fuzz: $(VENV)/run
	$(PIP) install --quiet 'atheris>=3.0'
	$(BIN)/python tools/fuzz/read_text.py fuzz-out/read_text -max_total_time=$(FUZZ)
	$(BIN)/python tools/fuzz/pages_of.py fuzz-out/pages_of -max_total_time=$$(($(FUZZ) / 2))

# Each property takes a tenth of its examples; mutmut has its figures in the folder mutants.
mutants: $(VENV)/dev
	$(PIP) install --quiet 'mutmut==3.8.*'
	PATH="$(CURDIR)/$(BIN):$$PATH" STANDOFF_EXAMPLES=0.1 $(BIN)/mutmut run --max-children 2
	$(BIN)/python tools/mutation/survivors.py
	$(BIN)/python tools/mutation/kernels.py

# One file for 3.11 to 3.13 on Linux and macOS. Nothing in it says where the packages come from.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --group build
lock:
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

transcript: $(VENV)/run
	$(BIN)/python tools/transcript.py

screenshots: $(VENV)/dev
	$(BIN)/python tools/screenshots.py

drawings: $(VENV)/run
	$(BIN)/python tools/drawings.py

clean:
	rm -rf $(VENV) demo-out fuzz-out mutants mutants-kernels .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

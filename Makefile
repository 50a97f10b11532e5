# The one gate for a person and for CI. Needs Python 3.11 or newer and, on Debian, the packages that the README names.
PYTHON ?= python3
LANGUAGE ?= en
VENV := .venv
BIN := $(VENV)/bin
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.PHONY: report lab test test-fast check format lock stick wheel clean help

help: ## what there is to make
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

# Set-up is a file, so that a second run reuses it at once; it is renewed when the pinned requirements change.
# Nothing counts as set up until the last step has ended: a broken download leaves no marker behind.
$(VENV)/run.ok: requirements/run.txt pyproject.toml jupyter_nbconvert_config.py
	@$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'Redeanteil needs Python 3.11 or newer; this is ' + sys.version.split()[0] + '. Name another with: make PYTHON=python3.12 ...')"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.ok: $(VENV)/run.ok requirements/test.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

report: $(VENV)/run.ok ## render build/report.html from the founding article and the teaching corpus
	$(BIN)/redeanteil report seeds data/articles --out build/report.html --language $(LANGUAGE)

lab: $(VENV)/run.ok ## open the notebooks in JupyterLab
	$(BIN)/redeanteil lab

test: $(VENV)/test.ok ## all tests, doctests and notebooks
	$(BIN)/python -X warn_default_encoding -m pytest

test-fast: $(VENV)/test.ok ## the tests that open no browser, run no notebook, build nothing
	$(BIN)/python -X warn_default_encoding -m pytest -m "not browser and not notebooks and not packaging"

check: $(VENV)/test.ok ## lint, types, notebooks without outputs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	git ls-files -z '*.ipynb' | xargs -0 -r $(BIN)/nbstripout --verify --keep-id

format: $(VENV)/test.ok ## put code into the house's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## renew the pinned requirements (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		-o requirements/run.txt pyproject.toml requirements/build.in
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra test -c requirements/run.txt -o requirements/test.txt pyproject.toml requirements/build.in

wheel: $(VENV)/run.ok ## build/dist/redeanteil-*.whl
	$(BIN)/python -m pip wheel --quiet --no-build-isolation --no-deps --wheel-dir build/dist .

stick: $(VENV)/run.ok ## build/stick: a folder for a USB stick that installs with no network
	$(BIN)/python tools/stick.py --out build/stick

clean: ## remove what was built
	rm -rf build $(VENV) .pytest_cache .ruff_cache .mypy_cache .hypothesis

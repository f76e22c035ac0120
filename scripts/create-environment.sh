#!/bin/sh
# Create the virtual environment at $1, asking the system for Python's venv package where it lacks one.
set -eu

environment=$1
python=$(sh scripts/find-python.sh)
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    sh scripts/system-packages.sh venv "$python"
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        echo "$python cannot create virtual environments: it has no venv and ensurepip modules." >&2
        echo "Install them (Debian: python3-venv), then run make again." >&2
        exit 1
    fi
fi
echo "Creating $environment with $("$python" --version)" >&2
"$python" -m venv --clear "$environment"
# The locked pip first: some that come with Python stumble over markers in the lock files.
sed -n '/^pip==/,/^[^ ]/{/^pip==/p;/^ /p;}' requirements.lock >"$environment/pip.lock"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
    -r "$environment/pip.lock"

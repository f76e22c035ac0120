#!/bin/sh
# Print the first Python of at least 3.11; $PYTHON, where it is set, is the only one asked.
set -eu

for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        command -v "$candidate"
        exit 0
    fi
done
echo "No Python 3.11 or newer was found${PYTHON:+ as '$PYTHON'}." >&2
echo "Install one, or name it: make interview PYTHON=/where/it/is/python3.12" >&2
exit 1

#!/bin/sh
# The direction of dependency (layers.txt) and the library fences (fences.txt).
set -eu
cd "$(dirname "$0")/../.."
awk -f tests/check/layers.awk tests/check/layers.txt tests/check/fences.txt $(find compiler -name '*.[ch]' | sort)

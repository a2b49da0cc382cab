#!/bin/sh
# Has an independent validator, the Python package `frictionless`, judge the sample chronicle's
# folder and the folders that the library writes. Does nothing where there is no such program.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
if ! command -v frictionless >/dev/null 2>&1; then
  echo "frictionless (pip install frictionless) is not here: written folders go without its verdict"
  exit 0
fi
written=$(mktemp -d)
trap 'rm -rf "$written"' EXIT
CAMARILLA_WRITTEN_PACKAGES="$written" ${SWIFT:-swift} test ${TESTED:-} --filter WrittenPackageTests >"$written/log" 2>&1 ||
  { cat "$written/log" >&2; exit 1; }
for package in Examples/StalinCircle "$written"/*/; do
  if ! frictionless validate "$package/datapackage.json" >"$written/log" 2>&1; then
    cat "$written/log" >&2
    echo "frictionless rejects $package" >&2
    exit 1
  fi
done
echo "frictionless accepts Examples/StalinCircle and $(ls -d "$written"/*/ | wc -l) written folders"

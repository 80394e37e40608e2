#!/usr/bin/env bash
# against_shared.sh COLOSSEUM-WPT wpt|geometry|fixtures: the harness on the collections beside this checkout, against the
# committed expectations. Exit 77 (ctest: skipped) when they are not there.
set -euo pipefail
program=$1 what=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shared=$here/../shared expectations=$here/tests/wpt/expectations
skip() { echo "skipped: no $1"; exit 77; }
case $what in
wpt)
  [ -d "$shared/wpt" ] || skip "$shared/wpt"
  exec "$program" -q --root "$shared/wpt" --expectations "$expectations" "${@:3}"
  ;;
geometry)
  [ -d "$shared/wpt-geometry/geometry" ] || skip "$shared/wpt-geometry"
  cat "$shared/wpt-geometry/ahem-sensitive.txt" "$shared/wpt-geometry/unstable.txt" >"${TMPDIR:-/tmp}/colosseum-unfit.$$"
  trap 'rm -f "${TMPDIR:-/tmp}/colosseum-unfit.$$"' EXIT
  "$program" -q --root "$shared/wpt" --geometry "$shared/wpt-geometry/geometry" --list "$shared/wpt-geometry/trusted.txt" \
    --exclude "${TMPDIR:-/tmp}/colosseum-unfit.$$" --expectations "$expectations/geometry" "${@:3}"
  ;;
fixtures)
  [ -d "$shared/fixtures" ] || skip "$shared/fixtures"
  exec "$program" -q --root "$shared/fixtures" --geometry "$shared/fixtures/geometry.jsonl.gz" --font-dir "$shared/fixtures" \
    --list "$shared/fixtures/documents.txt" --expectations "$expectations/fixtures" "${@:3}"
  ;;
*)
  echo "unknown collection: $what" >&2
  exit 2
  ;;
esac

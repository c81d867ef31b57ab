#!/usr/bin/env bash
# Times the gate, the figures about plans and over a large ledger, and plugins. Where ../shared/bench
# lies beside the repository, also times the workspace over 100,000 activities, and compares importing
# with the C floor in pairs, which needs a C compiler.
# BARAZA names the program to measure; without it, it is built in release mode.
# Further arguments go to bench.py (--activities N, --pairs N).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."

if [ -z "${BARAZA:-}" ]; then
  echo "bench: building baraza in release mode"
  swift build -c release --product baraza --static-swift-stdlib
  BARAZA=$(swift build -c release --show-bin-path)/baraza
fi

tables=0
"$here/tables.sh" || tables=$?

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "bench: 200 plans of 100 actions with ten years of assessments"
"$BARAZA" init --store "$work/plans.sqlite" >/dev/null
python3 "$here/plans.py" fill "$work/plans.sqlite"
plans=0
python3 "$here/plans.py" time "$work/plans.sqlite" --baraza "$BARAZA" </dev/null || plans=$?
rm "$work"/plans.sqlite*

ledger=0
python3 "$here/ledger.py" "$BARAZA" "$work/ledger" </dev/null || ledger=$?
rm -r "$work/ledger"

plugins=0
python3 "$here/plugins.py" "$BARAZA" "$work/plugins" </dev/null || plugins=$?

shared=$(cd .. && pwd)/shared/bench
if [ ! -d "$shared" ]; then
  echo "bench: skipped, because ../shared/bench is not there"
  exit $((plans | ledger | tables | plugins))
fi

pages=0
python3 "$here/pages.py" "$BARAZA" "$work/pages" "$shared" </dev/null || pages=$?
rm -r "$work/pages"

compiler=$(command -v clang || command -v cc) || {
  echo "bench: no C compiler; install clang or gcc" >&2
  exit 2
}
echo "bench: building the floor"
# The flags are words, not one argument.
# shellcheck disable=SC2046
"$compiler" -O2 -w "$shared/floor.c" -o "$work/floor" $(pkg-config --cflags --libs libxml-2.0 sqlite3)
python3 "$here/bench.py" --baraza "$BARAZA" --floor "$work/floor" --shared "$shared" \
  --work "$work" "$@" </dev/null
exit $((plans | ledger | tables | plugins | pages))

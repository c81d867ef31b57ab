#!/bin/sh
# A store in ./demo from the samples beside this script: imports them, shows the portfolio
# and the commitments, writes reports. Run it from the root of the repository, with BARAZA naming the program;
# `make demo` does both. Everything in it is illustrative.
set -eu

: "${BARAZA:?names the program baraza; run this with \`make demo\`}"
BARAZA_STORE=demo/baraza.sqlite
BARAZA_ACTOR=${BARAZA_ACTOR:-Demonstration}
export BARAZA_STORE BARAZA_ACTOR

say() { printf '\n== %s\n\n' "$1" >&2; }

# Runs a command that may end with 3: the samples hold mistakes on purpose.
findings_expected() {
  "$@" && return 0
  status=$?
  [ "$status" -eq 3 ] || exit "$status"
}

rm -rf demo
mkdir demo

say "A new store for an illustrative organisation that reports in GBP"
"$BARAZA" init --office 1 --currency GBP --rate-source illustrative \
  --own XX-EXAMPLE-IPO --own XX-EXAMPLE-IPO-LR --own-name "Illustrative Peace Organisation"

say "Exchange rates"
for file in Imports/rates/*.xml Imports/rates/*.csv; do
  findings_expected "$BARAZA" rates import "$file" --source illustrative
done

say "IATI files, a feed each; one of them is faulty on purpose"
findings_expected "$BARAZA" import Imports/feeds/*.xml

say "A funder's list of projects, read by a mapping profile"
findings_expected "$BARAZA" import Imports/feeds-other/funder-projects.xml \
  --profile Imports/profiles/funder-projects.yaml

say "Programmes and partners from spreadsheets"
findings_expected "$BARAZA" import Imports/templates/*-example.csv

say "The portfolio, nothing counted twice"
"$BARAZA" portfolio summary

say "What is late, missing or wrong in it"
"$BARAZA" portfolio findings

say "A report on one programme"
"$BARAZA" report programme XX-EXAMPLE-IPO-PSJ-LR --out demo/programme-report.html
"$BARAZA" report programme XX-EXAMPLE-IPO-PSJ-LR --out demo/programme-report.csv

say "Action plans, what each voice says of them, concerns of villages, and what links them"
for file in Imports/commitments/*.csv; do
  "$BARAZA" import "$file"
done

say "Commitments under SCR 1325: what is due, and what each voice says"
"$BARAZA" plan list

say "From the village to the resolution"
"$BARAZA" thread commitment 'EX-LR-LAP-1#A.1.1'

say "A report on one plan"
"$BARAZA" report plan EX-LR-NAP-2 --out demo/plan-report.html

cat >&2 <<END

Written:
  demo/baraza.sqlite           the store
  demo/programme-report.html   the report, to read and to print
  demo/programme-report.csv    the same for a spreadsheet
  demo/plan-report.html        the report on an action plan

To try next:
  $BARAZA activity list --store demo/baraza.sqlite --search "women peace"
  $BARAZA figure explain --store demo/baraza.sqlite --country LR --converted
  $BARAZA concern list --store demo/baraza.sqlite --open
END

#!/bin/sh
# A store in ./demo from the samples beside this script: imports them, shows the portfolio, the
# commitments, the grants and a course, writes reports. Run it from the root of the repository, with
# BARAZA naming the program; `make demo` does both. Everything in it is illustrative.
set -eu

: "${BARAZA:?names the program baraza; run this with \`make demo\`}"
BARAZA_STORE=demo/baraza.sqlite
BARAZA_ACTOR=${BARAZA_ACTOR:-Demonstration}
# Keys lie apart from the store; the demonstration's are not mixed with yours.
BARAZA_KEYS=demo/keys/vault.key
export BARAZA_STORE BARAZA_ACTOR BARAZA_KEYS

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
for file in Imports/rates/eurofxref-sample.xml Imports/rates/rates-sample.csv; do
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

say "Two grants that pay for one programme, their budgets and accounts"
"$BARAZA" rates import Imports/rates/monthly-sample.csv
"$BARAZA" import Imports/grants/*.csv
approve_budget() { "$BARAZA" record set grant-budgets "$1" status=approved approved_on="$2"; }
approve_budget 'EX-EU-LR#1' 2024-06-20
approve_budget 'EX-EU-LR#2' 2025-05-20
approve_budget 'EX-UK-LR#1' 2024-06-28

say "The ledger, from an export of the accounting system: the payees stay out"
"$BARAZA" import Imports/grants/ledger/books-2025-06.csv --mapping books

say "Who bears which costs, and what may be charged twice"
"$BARAZA" grant coverage --to 2025-06-30

say "Quarterly claims, and the annual report that must equal them"
"$BARAZA" import Imports/grants/reports/*.csv
submit() {
  "$BARAZA" report check "$1" --today "$2" --note "Books compared with the bank"
  "$BARAZA" report approve "$1" --on "$2"
  "$BARAZA" report submit "$1" --on "$2"
}
submit EX-UK-LR-Q1 2024-10-25
submit EX-UK-LR-Q2 2025-01-24
submit EX-UK-LR-Q3 2025-04-24
submit EX-UK-LR-Y1 2025-04-28

say "A report that does not pass: bank charges stand under no line of the budget"
findings_expected "$BARAZA" report check EX-EU-LR-1 --today 2025-08-20

say "Mended, checked, approved and submitted"
"$BARAZA" record add account-mappings budget='EX-EU-LR#2' account=6440 line=5.5
submit EX-EU-LR-1 2025-08-22

say "Later: an export with the next months, a correction, and a rate that its source revised"
"$BARAZA" import Imports/grants/ledger/books-2025-09.csv --mapping books
"$BARAZA" record add ledger-entries source=BOOKS reference=V-2509-K1 posted_on=2025-09-12 \
  value_on=2025-05-28 amount=-148500 currency=LRD account=6510 \
  shares='EX-EU-LR:85;EX-UK-LR:15' activity=XX-EXAMPLE-IPO-PSJ-LR corrects='BOOKS#V-2505-04'
"$BARAZA" rates import Imports/rates/monthly-revised.csv

say "What was submitted is still what was submitted"
"$BARAZA" report verify EX-EU-LR-1

say "What it would say today, and why"
"$BARAZA" report restate EX-EU-LR-1

say "Where the grants stand, and what is due"
"$BARAZA" grant list --today 2025-09-15
"$BARAZA" report calendar --today 2025-09-15

say "The report as it was submitted"
"$BARAZA" report grant EX-EU-LR-1 --out demo/donor-report.html
"$BARAZA" report grant EX-EU-LR-1 --out demo/donor-report.xlsx

say "A course from nomination to follow-up: people are codes, no file has a name"
"$BARAZA" import Imports/training/*.csv
"$BARAZA" record set curricula 'EX-DESK#1' status=approved valid_from=2025-01-15
"$BARAZA" import Imports/training/cohort/*.csv
"$BARAZA" import Imports/training/links/*.csv

say "The cohort: numbers of few people are withheld, and whatever they could be worked out from"
"$BARAZA" cohort show EX-DESK-1 --today 2025-10-15 --rate-source illustrative-monthly

say "What a participant-day cost, entry by entry"
"$BARAZA" training cost EX-DESK-1 --rate-source illustrative-monthly

say "Whom training reached, each person once"
"$BARAZA" training reach --year 2025

say "The commitment that the course serves"
"$BARAZA" thread commitment 'EX-LR-NAP-2#2.1.2'

say "Who somebody is lies encrypted in the vault; each read is logged"
"$BARAZA" vault init
printf 'Illustrative Participant 1\n' | "$BARAZA" person write 3GJG-3NYB name=-
"$BARAZA" person read 3GJG-3NYB --field name --for certificate
"$BARAZA" person log 3GJG-3NYB

say "A certificate without a name, verified without the store"
"$BARAZA" certificate key --create --out demo/public.key
"$BARAZA" certificate issue EX-DESK-1 --participant 3GJG-3NYB --on 2025-03-20 --format csv |
  tail -n 1 | sed 's/.*,//' | tr -d '\r' > demo/certificate.txt
env -u BARAZA_STORE -u BARAZA_KEYS \
  "$BARAZA" certificate verify demo/certificate.txt --key demo/public.key

cat >&2 <<END

Written:
  demo/baraza.sqlite           the store
  demo/programme-report.html   the report, to read and to print
  demo/programme-report.csv    the same for a spreadsheet
  demo/plan-report.html        the report on an action plan
  demo/donor-report.html       a donor's report as it was submitted
  demo/donor-report.xlsx       the same as a workbook, each total explained
  demo/certificate.txt         a certificate; demo/public.key verifies it
  demo/keys/                   the keys of the demonstration's vault and certificates

To look at it in a browser:
  $BARAZA serve --store demo/baraza.sqlite

To try next:
  $BARAZA activity list --store demo/baraza.sqlite --search "women peace"
  $BARAZA figure explain --store demo/baraza.sqlite --country LR --converted
  $BARAZA concern list --store demo/baraza.sqlite --open
  $BARAZA report show EX-EU-LR-1 --store demo/baraza.sqlite
  $BARAZA training hours --year 2025 --store demo/baraza.sqlite
END

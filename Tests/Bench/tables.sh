#!/usr/bin/env bash
# Times the gate over tables of 8 by 200 counts, in release mode, by itself: no command has a table
# of that size. The bound is what pages and commands were promised, 50 ms for each table.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for module in Kernel Disclosure; do
  find "Sources/$module" -name '*.swift' -print0 | sort -z | xargs -0 swiftc -O -wmo \
    -swift-version 6 -parse-as-library -enable-upcoming-feature MemberImportVisibility \
    -enable-upcoming-feature ExistentialAny -I "$work" -module-name "$module" -emit-module \
    -emit-module-path "$work/$module.swiftmodule" -emit-object -o "$work/$module.o"
done
cp Tests/Bench/tables.swift "$work/main.swift"
swiftc -O -swift-version 6 -I "$work" "$work/main.swift" "$work/Kernel.o" "$work/Disclosure.o" \
  -o "$work/tables"
"$work/tables" | python3 -c '
import sys
lines = [line.split() for line in sys.stdin]
print("counts up to   withheld        ms")
for largest, withheld, time in lines:
    print(f"{largest:>12} {withheld:>10} {float(time):>9.1f}")
worst = max(float(line[2]) for line in lines)
print(f"slowest of {len(lines)} tables of 8 x 200: {worst:.1f} ms, bound 50: "
      + ("PASS" if worst <= 50 else "over"))
sys.exit(worst > 50)'

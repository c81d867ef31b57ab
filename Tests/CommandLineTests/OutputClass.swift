/// Every command by what its output says of people. A new command is in no class, and fails the
/// test that asks for one.
enum OutputClass {
  /// Numbers of people, which pass the gate: what is asked for, beside every closed choice.
  case figures([[String]])
  /// Activities and their money, which pass the gate by the class of the activity: what is asked
  /// for, beside every closed choice.
  case activities([[String]])
  /// Single records for whoever holds the store; people stand in them by their codes alone.
  case records
  /// Who people are, from the vault: for a purpose, and logged.
  case identity
  /// Nothing of people.
  case other

  static let all: [String: OutputClass] = [
    "course list": .figures([[]]),
    "cohort list": .figures([[], ["--course", "MED"]]),
    "cohort show": .figures(
      ["MED-1", "MED-2", "MED-3", "PCE-1"].map { [$0, "--today", "2026-06-01"] }
        + [["MED-1", "--rules"]]),
    "training reach": .figures([
      ["--year", "2025"], ["--year", "2025", "--programme", "DIALOGUE"],
      ["--year", "2025", "--programme", "PEACE"], ["--year", "2025", "--rules"],
    ]),
    "training hours": .figures([
      ["--year", "2025"], ["--year", "2025", "--programme", "DIALOGUE"],
      ["--year", "2025", "--rules"],
    ]),
    "training cost": .figures([
      ["MED-1", "--today", "2026-06-01"], ["MED-2", "--today", "2026-06-01"],
    ]),
    "thread course": .figures([["MED", "--today", "2026-06-01"]]),
    "thread commitment": .figures([["EX-1#1.1.4", "--today", "2026-06-01"]]),
    "commitment show": .figures([["EX-1#1.1.4", "--today", "2026-06-01"]]),
    "plan list": .figures([
      ["--today", "2026-06-01"], ["--today", "2026-06-01", "--country", "NP"],
      ["--today", "2026-06-01", "--limit", "1", "--offset", "0"],
    ]),
    "plan show": .figures([["EX-1", "--today", "2026-06-01"]]),
    "report commitment": .figures([["EX-1#1.1.4", "--today", "2026-06-01"]]),
    "report plan": .figures([["EX-1", "--today", "2026-06-01"]]),
    "report plans": .figures([
      ["--today", "2026-06-01"], ["--today", "2026-06-01", "--country", "NP"],
    ]),

    "activity list": .activities([
      [], ["--country", "MM"], ["--region", "035"], ["--country", "LR", "--year", "2024"],
      ["--search", "Hidden"],
      ["--feed", "safe"], ["--status", "2", "--sector", "152"], ["--partner", "XX-EXAMPLE-PTN"],
      ["--funder", "XX-EXAMPLE-FUND", "--marker", "1"], ["--limit", "1", "--offset", "1"],
    ]),
    "organisation list": .activities([
      [], ["--search", "XX-EXAMPLE"], ["--role", "1"], ["--limit", "1", "--offset", "1"],
    ]),
    "organisation show": .activities([
      ["XX-EXAMPLE-IPO"], ["XX-EXAMPLE-FUND", "--limit", "1", "--offset", "1"],
    ]),
    "organisation transactions": .activities([
      ["XX-EXAMPLE-IPO"], ["XX-EXAMPLE-IPO", "--direction", "from", "--type", "3"],
      ["XX-EXAMPLE-IPO", "--direction", "to", "--limit", "1", "--offset", "1"],
    ]),
    "activity show": .activities([
      ["XX-EXAMPLE-IPO-TOP"], ["XX-EXAMPLE-IPO-OPEN", "--feed", "open"],
    ]),
    "money flows": .activities([
      [], ["--by", "activity,country,year"], ["--by", "sector,type,feed", "--feed", "safe"],
      ["--by", "currency"], ["--gaps", "--currency", "EUR"], ["--feed", "open"],
    ]),
    "portfolio summary": .activities([
      ["--today", "2026-06-01"], ["--today", "2026-06-01", "--limit", "1"],
    ]),
    "portfolio findings": .activities([
      ["--today", "2026-06-01"], ["--today", "2026-06-01", "--limit", "1"],
      ["--today", "2026-06-01", "--rule", "activity.no-results"],
      ["--today", "2026-06-01", "--activity", "XX-EXAMPLE-IPO-TOP"],
      ["--today", "2026-06-01", "--feed", "safe"], ["--today", "2026-06-01", "--feed", "open"],
    ]),
    "figure explain": .activities([
      [], ["--country", "MM"], ["--year", "2024", "--currency", "GBP"],
      ["--converted", "--limit", "2", "--offset", "1"],
    ]),
    "iati export": .activities([
      [], ["--feed", "safe"], ["--activity", "XX-EXAMPLE-IPO-SAFE"], ["--feed", "open"],
    ]),
    "report programme": .activities([["XX-EXAMPLE-IPO-TOP"], ["XX-EXAMPLE-IPO-OPEN"]]),

    "cohort sheet": .records, "certificate issue": .records, "certificate show": .records,
    "certificate verify": .records, "certificate revoke": .records,
    "certificate revocations": .records, "person log": .records, "retention due": .records,
    "record list": .records, "record show": .records, "record add": .records,
    "record set": .records, "run list": .records, "run show": .records, "run undo": .records,
    "import": .records, "backup": .records, "restore": .records, "store check": .records,
    "store rebuild": .records, "audit verify": .records, "vault status": .records,
    "vault check": .records,
    // What is sent to plugins passes the gate; what they say of it is of single records.
    "plugin run": .records, "plugin log": .records, "record check": .records,

    "person read": .identity, "person find": .identity, "person export": .identity,
    "person write": .identity, "person erase": .identity,

    "init": .other, "record forms": .other, "template": .other, "vault init": .other,
    "vault rotate": .other, "vault forget-old-keys": .other, "certificate key": .other,
    "plan progress": .other, "evidence add": .other,
    "evidence show": .other, "concern list": .other, "concern show": .other,
    "thread activity": .other, "thread transaction": .other, "thread concern": .other,
    "thread money": .other, "grant list": .other, "grant show": .other, "grant budget": .other,
    "grant costs": .other, "grant coverage": .other, "grant copy-budget": .other,
    "ledger transactions": .other, "report calendar": .other,
    "report templates": .other, "report list": .other, "report show": .other,
    "report check": .other, "report approve": .other, "report submit": .other,
    "report accept": .other, "report return": .other, "report reopen": .other,
    "report grant": .other, "report verify": .other, "report restate": .other,
    "rates import": .other, "rates show": .other, "own list": .other, "own add": .other,
    "settings show": .other, "settings set": .other,
    "iati validate": .other, "plugin list": .other, "plugin new": .other,
    "plugin test": .other, "plugin conform": .other, "plugin enable": .other,
    "plugin disable": .other, "record schema": .other,
    // The commands over again, for its own audience.
    "rpc": .records, "serve": .records,
  ]

  /// Options that choose nothing of people: where the store is, and in which money costs are.
  static let plain: Set = [
    "--store", "--actor", "--json", "--help", "--version", "--out",
    "--currency", "--rate-source",
  ]
}

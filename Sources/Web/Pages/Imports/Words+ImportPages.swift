import Pages

extension Words {
  static let importPageWords = [
    "run": "Run", "at": "At", "added": "Added", "changed": "Changed", "removed": "Removed",
    "rejected": "Rejected", "transactions": "Transactions", "whatChanged": "What it changed",
    "file": "File", "organisations": "Organisations",
    "countsOf": "{1} added, {2} changed, {3} unchanged, {4} removed, {5} rejected",
    "severity": "Severity", "whereFound": "Where", "whatToDo": "What to do",
    "emptyRunFindings": "Nothing was found.",
    "importHint":
      "`baraza import FILE --feed NAME --dry-run` shows what a file would change; without "
      + "`--dry-run` it is applied, and `baraza run undo` takes it back.",
    "findingsLink": "Findings in the portfolio",
  ]
}

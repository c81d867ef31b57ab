import Pages

extension Words {
  static let importPageWords = importLists.merging(importDesk) { $1 }

  private static let importLists = [
    "run": "Run", "at": "At", "added": "Added", "changed": "Changed", "removed": "Removed",
    "rejected": "Rejected", "unchanged": "Unchanged", "transactions": "Transactions",
    "whatChanged": "What it changed", "file": "File",
    "runKind": "Of what",
    "countsOf":
      "{1} added, {2} changed, {3} unchanged, {4} removed, {5} rejected",
    "severity": "Severity", "whereFound": "Where", "whatToDo": "What to do",
    "emptyRunFindings": "Nothing was found.", "emptyChanges": "Nothing.",
    "changes": "Changes", "record": "Record", "change": "Change",
    "field": "Field", "before.value": "Before", "after.value": "After",
    "action.added": "added", "action.changed": "changed", "action.returned": "is back",
    "action.removed": "removed", "showAllOf": "Show all {1}",
    "importHint":
      "What was imported, by whom, and what it changed. `baraza import` and `baraza run` do the "
      + "same on the command line.",
    "severity.info": "to know", "severity.warning": "warning", "severity.error": "error",
    "severity.critical": "critical",
    "findingsLink": "Findings in the portfolio",
    "undoesRun": "This run undid run", "undoneByRun": "This run was undone by run",
    "undoHint": "Undoing brings back what the run changed or removed, as a run of its own.",
    "previewUndo": "See what undoing would do",
  ]

  private static let importDesk = [
    "newImport": "Import files", "previewThis": "Preview", "askFiles": "Files",
    "askFeedName": "Feed", "askForm": "Template of",
    "askMapping": "Accounting export by mapping",
    "ask.action": "Change", "ask.severity": "Severity",
    "toldByHeader": "told by its columns", "noMapping": "none",
    "newImportHint":
      "IATI, also compressed with gzip, filled templates, or accounting exports by a saved mapping. "
      + "What they would change is shown first; nothing is written before you apply it.",
    "feedHint":
      "With a feed’s name, the files together are all that this feed holds: what they lack is marked "
      + "as removed. Without one, each file is a feed that is called after it.",
    "uploadLimit": "Together at most {1}.", "actsAs": "You act as {1}.",
    "templates": "Templates",
    "templatesHint":
      "Each holds what the store has, ready to be edited in a spreadsheet and brought back. Who "
      + "participants are stands in none: that is entered with `baraza person write`.",
    "importPreview": "What this import would do", "importWorking": "Importing",
    "importDone": "Imported", "importFailed": "Nothing more was imported",
    "undoPreview": "What undoing would do", "undoWorking": "Undoing", "undoDone": "Undone",
    "undoFailed": "Nothing was undone", "planDone": "It is in the store.",
    "applyThis": "Apply", "undoThis": "Undo it", "previewAgain": "Preview again",
    "discard": "Discard", "nothingToApply": "There is nothing to apply.",
    "confirmHeld": "I have seen that, and mean it.", "bytesOf": "{1} of {2}",
    "workingHint": "This page looks again by itself.", "lookAgain": "Look again",
    "phase.begin": "Beginning", "phase.hash": "Reading the files",
    "phase.parse": "Reading the files",
    "phase.apply": "Writing", "phase.commit": "Committing", "phase.checkpoint": "Tidying up",
    "phase.preview.begin": "Beginning", "phase.preview.hash": "Reading the files",
    "phase.preview.parse": "Reading the files", "phase.preview.apply": "Comparing",
    "phase.preview.commit": "Comparing", "phase.preview.checkpoint": "Tidying up",
    "failed.refused": "That was not done",
  ]
}

import Drawing
import GoldenThread
import Pages

extension Words {
  /// What the pages of the workspace say.
  static let workspace = ofRooms.reduce(Words.commitments) { $0.adding($1) }

  /// Beside those of the reports that stand on pages; no key stands in two of them.
  static let ofRooms = [
    frame, failures, overviewWords, attentionWords, portfolioWords, organisationPageWords,
    commitmentPageWords, grantPageWords, trainingPageWords, importPageWords, drawing,
  ]

  private static let frame = [
    "workspace": "Baraza", "skip": "Skip to the content", "navigation": "Parts of the workspace",
    "section.overview": "Overview", "section.portfolio": "Portfolio",
    "section.commitments": "Commitments", "section.grants": "Grants",
    "section.training": "Training", "section.imports": "Imports",
    "closeSession": "Close session", "asJSON": "JSON", "asCSV": "CSV", "store": "Store",
    "range": "{1}", "rangeOf": "{1} of {2}", "before": "Earlier", "after": "Later",
    "pages": "Pages", "show": "Show", "showAll": "Show all", "any": "Any", "filters": "Filters",
    "activities": "Activities", "organisations": "Organisations", "summary": "Summary",
    "fields": "Fields", "sorted": "sorted", "tableOf": "Table", "noCurrency": "without currency",
    "transactions.one": "{1} transaction", "transactions.other": "{1} transactions",
    "nothingFound": "Nothing is like that.",
    "why.sensitivity": "Withheld: {2} ({1}), of a class above what this audience sees.",
    "why.coarsened": "Shown on a coarser grid: {2} ({1}).", "why.position": "Not shown: {2} ({1}).",
    "why.smallCell":
      "Withheld: {2} ({1}), of few people or telling of few people.",
    "why.rounded": "Rounded: {2} ({1}), so that no difference shows few people.",
    "ask.search": "Search", "ask.country": "Country", "ask.year": "Year", "ask.status": "Status",
    "ask.sector": "Sector", "ask.partner": "Partner", "ask.funder": "Funder",
    "ask.marker": "Policy marker", "ask.feed": "Feed", "ask.rule": "Finding",
    "ask.activity": "Activity", "ask.currency": "Currency", "ask.converted": "Converted",
  ]

  private static let failures = [
    "failed.host": "This address is not the workspace’s",
    "failure.host": "The browser asked for another host than the one that answers here.",
    "remedy.host": "Follow the link that `baraza serve` printed.",
    "failed.origin": "This did not come from the workspace",
    "failure.origin": "Another site asked for this.",
    "remedy.origin": "Open the workspace itself, and use its own buttons.",
    "failed.token": "This link does not open the workspace",
    "failure.token": "It was used before, or it is not the one that was printed last.",
    "remedy.token":
      "Each link opens one session. End `baraza serve` with Ctrl-C, start it again, and follow "
      + "the new link.",
    "failed.session": "There is no open session",
    "failure.session": "This browser has not opened the workspace since it was started.",
    "remedy.session":
      "Follow the link that `baraza serve` printed. Where it was used before, start "
      + "`baraza serve` again.",
    "failed.closed": "The session is closed",
    "failure.closed": "This browser sees nothing of the workspace any more.",
    "remedy.closed": "Start `baraza serve` again to open another.",
    "failed.notFound": "There is no such page", "failure.notFound": "Nothing lies at this address.",
    "remedy.notFound": "Begin at the overview.",
    "failed.unknown": "That is not in the store", "failed.asked": "That cannot be asked",
    "failed.method": "That cannot be done here",
    "failure.method": "This page can be read, and nothing else.",
    "remedy.method": "Use the forms of the workspace, or the command line.",
    "failed.own": "This page could not be made",
    "failure.own": "Something went wrong in the workspace; what it was stands in its terminal.",
    "remedy.own": "Try again. If it stays, run `baraza store check`.",
  ]
}

/// An illustrative feed in the making: activities whose parts a test can change.
struct RunsFeed {
  var activities: [RunsActivity] = []

  var xml: String {
    let body = activities.map(\.xml).joined(separator: "\n")
    return "<iati-activities version=\"2.03\">\n\(body)\n</iati-activities>\n"
  }
}

struct RunsActivity {
  var identifier: String?
  var reporter = "XX-EXAMPLE"
  var title = "Dialogue"
  var descriptions: [String] = []
  /// Code and percentage.
  var countries: [(code: String, share: String?)] = []
  var budgets: [String] = []
  var transactions: [RunsTransaction] = []
  var results: [RunsResult] = []
  /// An element that the standard does not know.
  var remark: String?

  init(_ identifier: String?) { self.identifier = identifier }

  var xml: String {
    var lines = ["<iati-activity default-currency=\"EUR\" xmlns:x=\"urn:example:x\">"]
    if let identifier { lines.append("<iati-identifier>\(identifier)</iati-identifier>") }
    lines.append("<reporting-org ref=\"\(reporter)\" type=\"21\">\(narrative(reporter))")
    lines.append("</reporting-org><title>\(narrative(title))</title>")
    lines += descriptions.map { "<description type=\"1\">\(narrative($0))</description>" }
    lines.append("<activity-status code=\"2\"/>")
    for country in countries {
      let share = country.share.map { " percentage=\"\($0)\"" } ?? ""
      lines.append("<recipient-country code=\"\(country.code)\"\(share)/>")
    }
    for budget in budgets {
      lines.append(
        """
        <budget type="1"><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>
        <value value-date="2024-01-01">\(budget)</value></budget>
        """)
    }
    lines += transactions.map(\.xml) + results.map(\.xml)
    if let remark { lines.append("<x:remark>\(remark)</x:remark>") }
    return (lines + ["</iati-activity>"]).joined(separator: "\n")
  }
}

struct RunsTransaction {
  var ref: String?
  var type = "3"
  var date = "2024-03-01"
  var value: String
  var currency: String?
  var sectors: [String] = []

  init(_ value: String, ref: String? = nil, type: String = "3") {
    self.value = value
    self.ref = ref
    self.type = type
  }

  var xml: String {
    let ref = ref.map { " ref=\"\($0)\"" } ?? ""
    let currency = currency.map { " currency=\"\($0)\"" } ?? ""
    let sectors = sectors.map { "<sector vocabulary=\"1\" code=\"\($0)\"/>" }.joined()
    return """
      <transaction\(ref)><transaction-type code="\(type)"/><transaction-date iso-date="\(date)"/>
      <value\(currency) value-date="\(date)">\(value)</value>\(sectors)</transaction>
      """
  }
}

struct RunsResult {
  var title: String
  /// Of each indicator its title, and target and actual of each period.
  var indicators: [(title: String, periods: [(target: String, actual: String)])] = []

  init(_ title: String) { self.title = title }

  var xml: String {
    let indicators = indicators.map { indicator in
      let periods = indicator.periods.enumerated().map { index, period in
        """
        <period><period-start iso-date="\(2020 + index)-01-01"/>
        <period-end iso-date="\(2020 + index)-12-31"/>
        <target value="\(period.target)"><dimension name="sex" value="female"/></target>
        <actual value="\(period.actual)"/></period>
        """
      }
      return "<indicator measure=\"1\"><title>\(narrative(indicator.title))</title>"
        + periods.joined() + "</indicator>"
    }
    return "<result type=\"1\"><title>\(narrative(title))</title>\(indicators.joined())</result>"
  }
}

private func narrative(_ text: String) -> String { "<narrative>\(text)</narrative>" }

/// Made-up feeds with every way of sharing money out, and what they add up to.
enum RandomPortfolio {
  static func document(_ generator: inout some RandomNumberGenerator, number: Int) -> String {
    let activities = (0..<Int.random(in: 1...4, using: &generator)).map { index in
      activity("XX-\(number)-\(index)", &generator)
    }
    return "<iati-activities version=\"2.03\">\(activities.joined())</iati-activities>"
  }

  private static func activity(
    _ identifier: String, _ generator: inout some RandomNumberGenerator
  ) -> String {
    var content = ""
    for code in some(["KE", "NP", "UG", "LR", ""], &generator) {
      content += "<recipient-country code=\"\(code)\"\(share(&generator))/>"
    }
    for code in some(["298", "589"], &generator) {
      content += "<recipient-region code=\"\(code)\"\(share(&generator))/>"
    }
    content += sectors(share, &generator)
    for _ in 0..<Int.random(in: 0...6, using: &generator) { content += transaction(&generator) }
    return """
      <iati-activity default-currency="EUR"><iati-identifier>\(identifier)</iati-identifier>
      <reporting-org ref="XX" type="21"/>\(content)</iati-activity>
      """
  }

  private static func transaction(_ generator: inout some RandomNumberGenerator) -> String {
    let sign = Bool.random(using: &generator) ? "-" : ""
    let units = Int.random(in: 0...9_000_000_000, using: &generator)
    let decimals = String(Int.random(in: 0...9_999_999, using: &generator))
    let type = Int.random(in: 1...13, using: &generator)
    let year = Int.random(in: 2019...2023, using: &generator)
    let currency = ["", " currency=\"USD\"", " currency=\"UGX\""].randomElement(using: &generator)!
    let place = ["", "", "<recipient-country code=\"GE\"/>", "<recipient-region code=\"298\"/>"]
      .randomElement(using: &generator)!
    let sectors = Bool.random(using: &generator) ? "" : sectors({ _ in "" }, &generator)
    return """
      <transaction><transaction-type code="\(type)"/>
      <transaction-date iso-date="\(year)-06-30"/>
      <value\(currency) value-date="2024-01-01">\(sign)\(units).\(decimals)</value>
      \(sectors)\(place)</transaction>
      """
  }

  private static func sectors<Generator: RandomNumberGenerator>(
    _ share: (inout Generator) -> String, _ generator: inout Generator
  ) -> String {
    let codes = [
      ("1", "15220"), ("", "15170"), ("1", "15180"), ("2", "152"), ("2", "151"), ("99", "PEACE"),
      ("7", "16"),
    ]
    return some(codes, &generator).map { vocabulary, code in
      let attribute = vocabulary.isEmpty ? "" : " vocabulary=\"\(vocabulary)\""
      return "<sector code=\"\(code)\"\(attribute)\(share(&generator))/>"
    }.joined()
  }

  /// None, one or several, in any order.
  private static func some<Element>(
    _ elements: [Element], _ generator: inout some RandomNumberGenerator
  ) -> [Element] {
    let count = [0, 1, 1, 2, 3].randomElement(using: &generator)!
    return Array(elements.shuffled(using: &generator).prefix(count))
  }

  private static func share(_ generator: inout some RandomNumberGenerator) -> String {
    let share = ["", "100", "50", "33.33", "12.345678", "66.7", "0", "70"]
      .randomElement(using: &generator)!
    return share.isEmpty ? "" : " percentage=\"\(share)\""
  }

  /// Prints, by feed and keys, the rows that the feed's transactions add up to.
  static let oracle = """
    import json, sys
    from collections import defaultdict
    from chain import NOT_STATED, by_country, by_sector, decimal, millionths
    from feeds import Path, read

    def year(activity, transaction):
        return (transaction.date or transaction.value_date)[:4] or None

    PLAIN = {"year": year, "type": lambda a, t: t.type,
             "activity": lambda a, t: a.identifier or None}
    SPLIT = {"country": by_country, "sector": by_sector}

    def flows(feed, keys):
        sums = defaultdict(lambda: [0, 0])
        for activity in feed.activities:
            for transaction in activity.transactions:
                if transaction.value is None or transaction.held is None:
                    continue
                amount = millionths(transaction.held)
                split = next((SPLIT[key] for key in keys if key in SPLIT), None)
                parts = (split(amount, activity, transaction) or {NOT_STATED: 0}) if split \\
                    else {None: amount}
                if "" in parts:  # An entry without code is not stated.
                    parts[NOT_STATED] = parts.pop("") + parts.get(NOT_STATED, 0)
                for code, part in parts.items():
                    row = [code if key in SPLIT else PLAIN[key](activity, transaction)
                           for key in keys] + [transaction.currency]
                    sums[tuple(row)][0] += part
                    sums[tuple(row)][1] += 1
        return ["|".join([str(part or "-") for part in row] + [decimal(total), str(count)])
                for row, (total, count) in sums.items()]

    answer = {}
    for path in sorted(Path(sys.argv[1]).glob("*.xml")):
        feed = read(path)
        answer[path.name] = {keys: flows(feed, keys.split(",") if keys else []) for keys in
                             ("", "country", "sector", "year,type", "country,year",
                              "activity,sector,type")}
    print(json.dumps(answer))
    """
}

import Portfolio

extension OrganisationList {
  var table: Table {
    Table(
      [
        .init("identifier", "Identifier"), .init("name", "Name", limit: 50),
        .init("type", "Type"), .init("country", "Country"), .init("roles", "Roles"),
        .init("activities", "Activities", .number), .init("keptAs", "Kept as"),
        .init("isOwn", "Own"),
      ],
      organisations.map { item in
        [
          item.identifier, item.name, item.type, item.country,
          item.roles.joined(separator: " "), "\(item.activities)", item.keptAs,
          item.isOwn ? "yes" : nil,
        ]
      })
  }
}

extension OrganisationSheet {
  var terminalText: String {
    ["\(factTable.terminalText)", money.isEmpty ? nil : moneyTable.terminalText]
      .compactMap { $0 }.joined(separator: "\n")
      + (activities.isEmpty ? "" : "\n" + activityTable.terminalText)
  }

  private var factTable: Table {
    Table(record: [
      ("identifier", identifier), ("name", name), ("names", names.joined(separator: ", ")),
      ("type", type), ("country", country), ("website", website), ("keptAs", keptAs),
      ("isOwn", isOwn ? "yes" : "no"),
      (
        "roles",
        roles.map { "\($0.role ?? "not stated"): \($0.activities)" }.joined(separator: ", ")
      ),
      ("countries", countries.map { "\($0.code): \($0.activities)" }.joined(separator: ", ")),
      ("activities", "\(activityCount)"),
    ])
  }

  private var moneyTable: Table {
    Table(
      [
        .init("direction", "Money"), .init("type", "Type"), .init("amount", "Amount", .amount),
        .init("currency", "Currency"), .init("transactions", "Transactions", .number),
      ],
      money.map {
        [$0.direction.rawValue, $0.type, $0.amount, $0.currency, "\($0.transactions)"]
      })
  }

  var activityTable: Table {
    Table(
      [
        .init("id", "Id"), .init("identifier", "Identifier"), .init("title", "Title", limit: 50),
        .init("status", "Status"), .init("countries", "Countries", limit: 30),
        .init("roles", "Roles"),
      ],
      activities.map {
        [
          "\($0.id)", $0.identifier, $0.title, $0.status, $0.countries.joined(separator: " "),
          $0.roles.joined(separator: " "),
        ]
      })
  }
}

extension OrganisationTransactions {
  var table: Table {
    Table(
      [
        .init("id", "Transaction"), .init("identifier", "Activity"),
        .init("title", "Title", limit: 40), .init("ref", "Ref"), .init("type", "Type"),
        .init("date", "Date"), .init("amount", "Amount", .amount), .init("currency", "Currency"),
        .init("other", direction == .from ? "To" : "From", limit: 40),
      ],
      transactions.map {
        [
          "\($0.id)", $0.identifier, $0.title, $0.ref, $0.type, $0.date, $0.amount, $0.currency,
          $0.other ?? $0.otherName,
        ]
      })
  }
}

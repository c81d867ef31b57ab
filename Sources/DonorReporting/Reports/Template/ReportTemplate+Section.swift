extension ReportTemplate.Section {
  /// A section has an id, a title and one of the bodies by its name.
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id, title
    case facts, narrative, budget, variances, funding, funds, forecast, claims, logframe
    case transactions, rates
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strict(CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    title = try values.decode(String.self, forKey: .title)
    let named = values.allKeys.filter { $0 != .id && $0 != .title }
    guard named.count == 1 else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "The section “\(id)” must hold one thing that it shows."))
    }
    switch named[0] {
    case .facts: body = .facts(try values.decode([ReportTemplate.Fact].self, forKey: .facts))
    case .narrative:
      body = .narrative(try values.decode(ReportTemplate.Narrative.self, forKey: .narrative))
    case .budget:
      body = .budget(try values.decode(ReportTemplate.BudgetTable.self, forKey: .budget))
    case .variances:
      body = .variances(try values.decode(ReportTemplate.VarianceTable.self, forKey: .variances))
    case .funding:
      body = .funding(try values.decode(ReportTemplate.Funding.self, forKey: .funding))
    case .forecast:
      body = .forecast(try values.decode(ReportTemplate.Forecast.self, forKey: .forecast))
    case .claims:
      body = .claims(try values.decode(ReportTemplate.Claims.self, forKey: .claims))
    case .transactions:
      body = .transactions(
        try values.decode([ReportTemplate.TransactionColumn].self, forKey: .transactions))
    case .logframe: body = .logframe
    case .rates: body = .rates
    default: body = .funds
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(title, forKey: .title)
    switch body {
    case .facts(let facts): try values.encode(facts, forKey: .facts)
    case .narrative(let narrative): try values.encode(narrative, forKey: .narrative)
    case .budget(let table): try values.encode(table, forKey: .budget)
    case .variances(let table): try values.encode(table, forKey: .variances)
    case .funding(let funding): try values.encode(funding, forKey: .funding)
    case .funds: try values.encode(true, forKey: .funds)
    case .forecast(let forecast): try values.encode(forecast, forKey: .forecast)
    case .claims(let claims): try values.encode(claims, forKey: .claims)
    case .logframe: try values.encode(true, forKey: .logframe)
    case .transactions(let columns): try values.encode(columns, forKey: .transactions)
    case .rates: try values.encode(true, forKey: .rates)
    }
  }
}

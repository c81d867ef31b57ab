import Disclosure
import GRDB
import Kernel

extension GrantSheet {
  /// - Throws: ``GrantFailure``, `ArithmeticFailure`
  public static func load(
    _ db: Database, grant code: String, today: CalendarDate, for audience: Audience
  ) throws -> GrantSheet {
    let grant = try SeenGrants.grant(db, code, asOf: today, for: audience)
    let signed = try Row.fetchOne(
      db,
      sql: """
        SELECT t.amount, t.eligible_to, \(FixedRate.reading) AS rates FROM grants t WHERE t.id = ?
        """, arguments: [grant.id])
    guard let signed, let signedTo = CalendarDate(signed["eligible_to"] as String) else {
      throw GrantFailure.damaged("grant \(code)")
    }
    let (standing, problem) = try ReportedStanding.load(db, grant, on: today)
    return GrantSheet(
      today: today, audience: audience, id: grant.id, code: grant.code, title: grant.title,
      donor: grant.donor, donorIdentifier: grant.donorIdentifier, agreement: grant.agreement,
      activities: grant.activities, status: grant.status, sensitivity: grant.sensitivity,
      signedOn: grant.signedOn, currency: grant.currency,
      signedAmount: DecimalString(FixedDecimal(millionths: signed["amount"])),
      amount: DecimalString(grant.amount), eligibleFrom: grant.eligibleFrom, signedTo: signedTo,
      eligibleTo: grant.eligibleTo,
      yearBegins: CalendarDate(year: nil, month: grant.year.startMonth, day: grant.year.startDay),
      indirectRate: grant.indirectRate.map { DecimalString($0) },
      matchPercentage: grant.matchPercentage.map { DecimalString($0) },
      varianceThreshold: grant.varianceThreshold.map { DecimalString($0) },
      exchange: Exchange(
        policy: grant.exchangePolicy, words: grant.exchangePolicy.words,
        source: grant.rateSource, fixedRates: signed["rates"]),
      standing: standing, problem: problem,
      amendments: try amendments(db, of: grant, on: today),
      instalments: try instalments(db, of: grant, on: today),
      budgets: try budgets(db, of: grant),
      reports: try DueReport.all(db, of: grant, on: today))
  }

  private static func amendments(
    _ db: Database, of grant: Grant, on today: CalendarDate
  ) throws -> [Amendment] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT number, agreed_on, amount, eligible_to, note FROM grant_amendments
        WHERE grant_id = ? ORDER BY number
        """, arguments: [grant.id]
    ).map { row in
      guard let agreedOn = CalendarDate(row["agreed_on"] as String) else {
        throw GrantFailure.damaged("amendment \(grant.code)#\(row["number"] as Int)")
      }
      return Amendment(
        number: row["number"], agreedOn: agreedOn, amount: decimal(row["amount"]),
        eligibleTo: day(row["eligible_to"]), note: row["note"], holds: agreedOn <= today)
    }
  }

  private static func instalments(
    _ db: Database, of grant: Grant, on today: CalendarDate
  ) throws -> [Instalment] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT number, kind, due_on, amount, received_on, received_amount, own_amount, own_currency
        FROM instalments WHERE grant_id = ? ORDER BY number
        """, arguments: [grant.id]
    ).map { row in
      let (dueOn, receivedOn) = (day(row["due_on"]), day(row["received_on"]))
      let isReceived = receivedOn.map { $0 <= today } ?? false
      let isLate = dueOn.map { $0 < today } ?? false
      return Instalment(
        number: row["number"], kind: row["kind"], dueOn: dueOn,
        amount: DecimalString(FixedDecimal(millionths: row["amount"])), receivedOn: receivedOn,
        receivedAmount: decimal(row["received_amount"]), ownAmount: decimal(row["own_amount"]),
        ownCurrency: (row["own_currency"] as String?).flatMap { CurrencyCode($0) },
        state: isReceived ? .received : isLate ? .overdue : .expected)
    }
  }

  private static func budgets(_ db: Database, of grant: Grant) throws -> [Budget] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT b.version, b.status, b.approved_on, count(l.amount) AS lines,
          coalesce(sum(l.amount / 1000000), 0) AS units,
          coalesce(sum(l.amount % 1000000), 0) AS rest,
          coalesce(sum(coalesce(l.grant_amount, l.amount) / 1000000), 0) AS grant_units,
          coalesce(sum(coalesce(l.grant_amount, l.amount) % 1000000), 0) AS grant_rest
        FROM grant_budgets b LEFT JOIN budget_lines l ON l.budget_id = b.id
        WHERE b.grant_id = ? GROUP BY b.id ORDER BY b.version
        """, arguments: [grant.id]
    ).map { row in
      Budget(
        version: row["version"], status: row["status"], approvedOn: day(row["approved_on"]),
        lines: row["lines"],
        total: DecimalString(ExactDecimal(units: row["units"], millionths: row["rest"])),
        grantTotal: DecimalString(
          ExactDecimal(units: row["grant_units"], millionths: row["grant_rest"])))
    }
  }

  private static func day(_ text: String?) -> CalendarDate? { text.flatMap { CalendarDate($0) } }

  private static func decimal(_ millionths: Int64?) -> DecimalString? {
    millionths.map { DecimalString(FixedDecimal(millionths: $0)) }
  }
}

import GoldenThread
import Kernel
import Pages

extension MoneyPage {
  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let isPart = report.of.contains("#")
    let parts = report.of.split(separator: "#", maxSplits: 1).map(String.init)
    return PageContent(
      title: words["fourMonies"], kicker: words[isPart ? "commitment" : "plan"],
      subtitle: report.of,
      values: PageBody(
        links: [
          isPart
            ? (words["commitment"], PageLink.to(CommitmentPage.self, parts[0], parts[1]))
            : ("\(words["plan"]) \(report.of)", PageLink.to(ActionPlanPage.self, report.of))
        ],
        sections: [
          PageSection(
            id: "stated", heading: words["statedMoney"], hint: words["statedHint"],
            empty: words["noMoney"], table: stated(writing)),
          PageSection(
            id: "linked", heading: words["linkedMoneyHeading"], hint: words["linkedHint"],
            table: linked(writing), notes: omissions(writing)),
          PageSection(
            id: "transactions",
            heading: words["behindMeasure", words["measure.\(measure.rawValue)"]],
            hint: words["behindHint"], empty: words["emptyLinked"], table: table(writing)),
        ], pager: writing.pager(total: nil, shown: self.parts.count, size: MoneyPage.size),
        withheld: report.withheld
      ).content(writing))
  }

  private func stated(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["statedMoney"],
      [
        .init("measure", words["measure"]), .init("level", words["for"]),
        .init("amount", words["amount"], .number), .init("currency", words["currency"], .code),
        .init("lines", words["lines"], .number),
      ],
      report.money.stated.map { line in
        let plan = report.of.split(separator: "#", maxSplits: 1).first.map(String.init)
        let lines = plan.map { PageLink.to(ActionPlanPage.self, $0) + "#money-lines" }
        return [
          PageTable.Cell(line.measure, text: words["measure.\(line.measure)"]),
          .init(line.level, text: line.depth < 0 ? words["wholePlan"] : line.level),
          .init(line.amount, text: writing.rounded(line.amount, line.currency), link: lines),
          .init(line.currency), .init(String(line.lines), link: lines),
        ]
      })
  }

  private func linked(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    func amount(_ value: ExactDecimal, _ money: LinkedMoney, _ link: String) -> PageTable.Cell {
      .init(
        "\(value)", text: writing.rounded("\(value)", money.figure.currency?.description),
        link: money.transactions == 0 ? nil : link)
    }
    return PageTable(
      words["linkedMoneyHeading"],
      [
        .init("measure", words["measure"]), .init("amount", words["amount"], .number),
        .init("currency", words["currency"], .code),
        .init("transactions", words["transactionCount"], .number),
        .init("elsewhere", words["elsewhere"], .number),
        .init("unlinked", words["byNoLink"], .number),
      ],
      LinkedMeasure.allCases.map { measure in
        let money = report.money.linked(measure)
        let figure = money.figure.amount
        let link = writing.question.link(["explain": measure.rawValue, "page": nil])
        return [
          .init(measure.rawValue, text: words["measure.\(measure.rawValue)"], link: link),
          figure.value.map { amount($0, money, link) }
            ?? .init(nil, text: writing.written.absence(figure), isAbsent: true),
          .init(money.figure.currency?.description), .init(String(money.transactions)),
          amount(money.elsewhere, money, link), amount(money.unlinked, money, link),
        ]
      })
  }

  private func omissions(_ writing: PageWriting) -> [String] {
    LinkedMeasure.allCases.flatMap { measure in
      report.money.linked(measure).omissions.map { omission in
        writing.words[
          omission.isGap ? "linkedGap" : "linkedOmission",
          writing.words["measure.\(measure.rawValue)"],
          writing.words.count(omission.transactions, "transactions"),
          writing.rounded(omission.amount, omission.currency), omission.currency ?? "",
          omission.message]
      }
    }
  }
}

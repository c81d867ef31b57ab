import Drawing
import Kernel
import Pages

extension PageWriting {
  /// A chart, wide and narrow, with the table behind it.
  ///
  /// - Parameters:
  ///   - id: apart from those of other charts on the page.
  ///   - width: of the wide one, where it stands beside something.
  func figure(_ chart: some Chart, id: String, width: Int = 720) -> [String: Any] {
    func drawn(_ suffix: String, _ width: Int) -> String {
      chart.svg(
        ChartSettings(
          id: "\(id)-\(suffix)", width: width, written: written, role: "chart-\(suffix)"))
    }
    let table = chart.table(words)
    return [
      "words": words.entries, "title": chart.title, "caption": [chart.title],
      "wide": drawn("wide", width),
      "narrow": drawn("narrow", 340),
      "columns": table.columns.map { ["name": $0.name, "class": $0.isNumeric ? "n" : ""] },
      "rows": table.rows.map { row in
        [
          "cells": zip(table.columns, row).map { column, text in
            ["text": text, "class": column.isNumeric ? "n" : ""]
          }
        ]
      },
      "notes": table.notes,
    ]
  }

  /// A decimal that a query gave, for a chart.
  ///
  /// - Parameter text: how it is written; nil for an amount as people scan it.
  func value(_ decimal: String, _ currency: String?, text: String? = nil) -> ChartValue {
    let amount = FixedDecimal(exactly: decimal).map {
      Known.value(ExactDecimal(millionths: Int128($0.millionths)))
    }
    return ChartValue(amount ?? .noData, text: text ?? rounded(decimal, currency))
  }

  func value(_ count: Int) -> ChartValue {
    ChartValue(.value(ExactDecimal(units: Int64(count), millionths: 0)), text: number(count))
  }
}

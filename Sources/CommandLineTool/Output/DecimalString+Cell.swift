import DonorReporting
import Kernel

extension DecimalString {
  /// In a table: to the cent for people, exact in a file.
  func cell(_ format: OutputFormat) -> String { value.cell(format) }

  /// A percentage in a table: to a tenth for people, exact in a file.
  func percentage(_ format: OutputFormat) -> String {
    format == .table ? "\(value.rounded(decimals: 1)) %" : description
  }
}

extension ExactDecimal {
  /// In a table: to the cent for people, exact in a file.
  func cell(_ format: OutputFormat) -> String {
    format == .table ? rounded(decimals: 2) : description
  }
}

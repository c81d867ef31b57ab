import DonorReporting
import Kernel

extension DecimalString {
  /// In a table: to the cent for people, exact in a file.
  func cell(_ format: OutputFormat) -> String {
    format == .table ? value.rounded(decimals: 2) : description
  }

  /// A percentage in a table: to a tenth for people, exact in a file.
  func percentage(_ format: OutputFormat) -> String {
    format == .table ? "\(value.rounded(decimals: 1)) %" : description
  }
}

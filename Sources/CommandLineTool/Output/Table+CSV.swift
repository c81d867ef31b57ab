import Kernel

extension Table {
  /// As a CSV file with the keys as its header.
  var csvBytes: [UInt8] {
    var writer = CSVWriter()
    writer.append(columns.map(\.key))
    for row in rows { writer.append(row.map { $0 ?? "" }) }
    return writer.bytes
  }
}

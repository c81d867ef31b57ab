import Foundation
import IATI
import Kernel
import TestSupport
import Testing

/// Reading what was written gives the same rows, in a file that is valid.
struct RoundTripTests {
  @Test(arguments: Samples.all)
  func aFeedComesBackFromItsExport(url: URL) throws {
    let trip = try RoundTrip(Array(try Data(contentsOf: url)))
    #expect(trip.original.failure == nil)
    #expect(trip.again.failure == nil)
    #expect(trip.original.records.count == trip.again.records.count)
    for (before, after) in zip(trip.original.records, trip.again.records) {
      let lines = zip(before.outline, after.outline).first { $0 != $1 }
      #expect(lines == nil)
      #expect(before.outline.count == after.outline.count)
    }
    // A second export has nothing left to settle.
    #expect(try RoundTrip(trip.written).written == trip.written)
  }

  @Test(arguments: Samples.all)
  func anExportIsValid(url: URL) throws {
    let trip = try RoundTrip(Array(try Data(contentsOf: url)))
    guard let errors = try trip.schemaErrors() else { return }
    #expect(errors.isEmpty, "\(errors.prefix(2_000))")
  }
}

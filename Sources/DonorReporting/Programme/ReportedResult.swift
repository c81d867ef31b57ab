/// A result of the programme with its indicators.
public struct ReportedResult: Hashable, Codable, Sendable {
  public var title: String?
  public var description: String?
  public var type: String?
  public var indicators: [Indicator]

  public struct Indicator: Hashable, Codable, Sendable {
    public var title: String?
    public var description: String?
    /// The name of the unit: a number, a percentage, words.
    public var measure: String?
    /// Whether growth is improvement; nil where it is not stated.
    public var isAscending: Bool?
    public var lines: [Line]
  }

  /// Baseline, target and actual of one group of people in one period.
  ///
  /// A measure that is absent was not reported: no data, which is not zero.
  public struct Line: Hashable, Codable, Sendable {
    /// ISO 8601; nil in a line that has a baseline alone.
    public var start: String?
    public var end: String?
    /// The dimensions, `sex: female; age: 15-29`; empty for all together.
    public var group: String
    public var baseline: Value?
    public var target: Value?
    public var actual: Value?
  }

  /// One measure as it was reported.
  public struct Value: Hashable, Codable, Sendable {
    /// Usually a decimal; nil where only a comment was given.
    public var value: String?
    /// The baseline's year.
    public var year: String?
    public var comment: String?
  }

}

/// A document linked to the programme.
public struct ReportedDocument: Equatable, Sendable {
  public var title: String?
  public var category: String?
  public var date: String?
  public var language: String?
  public var format: String?
  public var url: String?
}

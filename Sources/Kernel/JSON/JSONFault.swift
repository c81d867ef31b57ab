/// Where a text is not the JSON that it should be.
public struct JSONFault: Error, Hashable, Sendable {
  /// The first byte that is wrong, counted from 0.
  public let offset: Int
  /// What stands there. Completes "there is …".
  public let problem: String
  /// What to write instead.
  public let remedy: String

  public init(_ offset: Int, _ problem: String, _ remedy: String) {
    self.offset = offset
    self.problem = problem
    self.remedy = remedy
  }
}

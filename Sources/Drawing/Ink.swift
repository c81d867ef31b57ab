/// What a shape is painted with: the name of a token of the page's style, and the colour that holds
/// where there is no such style, on paper or in a file of its own.
struct Ink: Hashable, Sendable {
  let name: String
  /// On a light ground.
  let light: String
  /// On a dark ground.
  let dark: String

  private init(_ name: String, _ light: String, _ dark: String) {
    self.name = name
    self.light = light
    self.dark = dark
  }

  static let text = Ink("ink", "#1c2326", "#e4e9eb")
  static let quiet = Ink("quiet", "#5b666b", "#9aa6ab")
  static let rule = Ink("rule", "#dde2e4", "#2d363a")
  static let strong = Ink("strong", "#7f8b90", "#7d898e")
  static let paper = Ink("paper", "#ffffff", "#14191b")
  static let land = Ink("land", "#e6eaeb", "#273034")

  /// For series and kinds: apart for every kind of colour vision, and at least 3 : 1 against light
  /// and dark grounds alike, so they are the same on both.
  static let series: [Ink] = [
    "#2e6b9f", "#18a06d", "#a780d4", "#846239", "#828f19", "#c0759e",
  ].enumerated().map { Ink(String($0 + 1), $1, $1) }

  /// For classes of value, from low to high: away from the ground in even steps of lightness.
  static let classes: [Ink] = zip(
    ["#6a9db3", "#46829c", "#2b6480", "#1a4762", "#0d2a40"],
    ["#4f7787", "#6b95a6", "#8fb5c3", "#b9d5de", "#e6f2f6"]
  ).enumerated().map { Ink("class-\($0 + 1)", $1.0, $1.1) }

  /// For states: done, under way, late or broken, not begun.
  static let good = Ink("good", "#1f8a5f", "#2fa879")
  static let fair = Ink("fair", "#b07a16", "#c9922e")
  static let poor = Ink("poor", "#b8433a", "#dd6b60")
  static let open = Ink("open", "#64757e", "#84959d")

  static let all =
    [text, quiet, rule, strong, paper, land] + series + classes
    + [good, fair, poor, open]
}

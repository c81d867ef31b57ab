extension Territories {
  /// Territories named by the organisation's work to which ISO 3166-1 gives no code.
  static let others = [
    Territory(
      code: "XK", alpha3: "XKK", name: "Kosovo", kind: .userAssigned,
      note: """
        The name is used without prejudice to positions on status; see United Nations Security \
        Council resolution 1244 (1999). ISO 3166-1 assigns no code: XK is user-assigned and \
        stands in the IATI Country list; ISO 3166-2 has RS-KM.
        """),
    Territory(
      code: "GE-AB", name: "Abkhazia", kind: .subdivision, within: "GE",
      note: """
        The name is used without prejudice to positions on status. ISO 3166-1 assigns no code; \
        ISO 3166-2 lists GE-AB among the subdivisions of Georgia.
        """),
    Territory(
      code: "UG-x-karamoja", name: "Karamoja", kind: .area, within: "UG",
      note: """
        A region in the north-east of Uganda. The code is the workspace's own, since no standard \
        gives one.
        """),
  ]

  /// Codes of other lists for the same territories.
  static let aliases = ["RS-KM": "XK"]
}

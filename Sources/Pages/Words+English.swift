extension Words {
  /// What pages and reports of all rooms share, in English.
  public static let english = Words(
    language: "en",
    entries: [
      "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
      "noData": "no data",
      "noRate": "no rate",
      "notConverted": "not converted",
      "notStated": "not stated",
      "notApplicable": "not applicable",
      "withheld": "withheld",
      "allYears": "All years",
      "yearNotStated": "Year not stated",
      "audience": "Made for",
      "audience.public": "the public", "audience.internal": "internal use",
      "audience.restricted": "people cleared for restricted records",
      "withheldItems": "Withheld",
      "nothingWithheld": "Nothing was withheld.",
      "why.sensitivity": "{1} {2}: their class is above what this audience sees.",
      "why.coarsened": "{1} {2}: shown on a coarser grid.",
      "why.position": "{1} {2}: not shown.",
      "why.smallCell": "{1} {2}: few people, or what few people could be worked out from.",
      "why.rounded": "{1} {2}: rounded, so that no difference shows few people.",
    ])
}

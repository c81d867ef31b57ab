import Pages

extension Words {
  /// The words of sign-in sheets and certificates in English.
  public static let training = Words.english.adding([
    "signInSheet": "Sign-in sheet",
    "sheetPart": "sheet {1} of {2}",
    "number": "No.", "rowCode": "Code", "name": "Name",
    "half.am": "morning", "half.pm": "afternoon",
    "hours": "{1} h",
    "trainerSignature": "Trainer’s signature", "dateSigned": "Date",
    "noHalfDays": "The cohort has no half-days yet (form training-sessions).",
    "nobodyExpected": "Nobody has accepted a place.",
    "keepLocked":
      "Names stand on this sheet: keep it locked away, and destroy it when it is typed back.",
    "typeBack":
      "Typed back in the form attendance, one line for each code and half-day: session "
      + "{1}#{2}#{3}, participant the code of the row, status present, absent or excused, source "
      + "sheet; hours only where somebody attended fewer than the half-day has.",
    "withheld.cohorts": "cohorts", "withheld.participants": "participants",

    "certificate": "Certificate of completion",
    "completed.named": "completed the course",
    "completed.holder": "The holder of this certificate completed the course",
    "level": "Level", "level.community": "Community", "level.local": "Local",
    "level.national": "National", "level.regional": "Regional",
    "level.international": "International",
    "curriculum": "Curriculum", "version": "version {1}",
    "hoursAttended": "Hours attended", "held": "Held", "issued": "Issued",
    "expires": "Valid until", "code": "Certificate",
    "signedText": "Signed text",
    "toVerify": "To verify it",
    "howToVerify":
      "With the signed text and the issuer’s public key {1}, without a network: baraza certificate "
      + "verify TEXT --key FILE, or any program that knows Ed25519 (RFC 8032). Take the key from "
      + "the issuer, not from whoever shows the page. The signed text counts, not the page.",
    "revocationHint":
      "It may have been revoked since: the issuer publishes a signed list of those that were.",
    "revokedOn": "Revoked on {1}: {2}. Do not accept it.",
    "reason.issued-in-error": "issued in error", "reason.replaced": "replaced by another",
    "reason.misused": "misused", "reason.at-holders-request": "at the holder’s request",
    "reason.withdrawn": "withdrawn",
    "holderSecret": "The holder’s secret",
    "secretHint":
      "Whoever is shown it can check that the certificate was issued to the name on this page.",
  ])
}

import Kernel

/// What people are told apart by in figures on training.
public enum TrainingAttribute: String, Codable, Sendable, CaseIterable {
  case sex
  case ageGroup = "age-group"
  case country
  case level
  case institutionType = "institution-type"
  /// Of trainers.
  case role

  /// A stored word: null was not asked, `not-stated` was and left open.
  static func known(_ stored: String?) -> Known<String> {
    switch stored {
    case nil: .noData
    case "not-stated"?: .notStated
    case let word?: .value(word)
    }
  }

  /// The words in their order, then those that have none by the alphabet, then what is not known.
  func sorted(_ values: Set<Known<String>>) -> [Known<String>] {
    values.sorted { rank($0) < rank($1) }
  }

  private func rank(_ value: Known<String>) -> (Int, String) {
    switch value {
    case .value(let word): (order.firstIndex(of: word) ?? order.count, word)
    case .notStated: (.max - 1, "")
    default: (.max, "")
    }
  }

  private var order: [String] {
    switch self {
    case .sex: ["female", "male", "other"]
    case .ageGroup: ["under-18", "18-24", "25-34", "35-49", "50-64", "65-plus"]
    case .level: TrainingChoices.levels
    case .role: ["lead", "co-trainer", "resource-person", "mentor", "interpreter"]
    case .country, .institutionType: []
    }
  }
}

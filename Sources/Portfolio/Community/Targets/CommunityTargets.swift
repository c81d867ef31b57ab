import Storage

/// The kinds of record of communities that people enter, each after those that it names.
public enum CommunityTargets {
  public static let all: [any ImportTarget] = [
    CommunitiesTarget(), ConcernsTarget(), RankingsTarget(), EscalationsTarget(),
    ToldBackTarget(),
  ]

  static let sensitivity = RecordForm.Field.required(
    "sensitivity", .choice(["public", "internal", "restricted"]), "who may see it")
}

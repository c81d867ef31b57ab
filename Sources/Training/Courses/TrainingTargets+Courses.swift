import Storage

/// The kinds of record of courses that people enter, each after those that it names. Participants
/// come before them.
extension TrainingTargets {
  static let courses: [any ImportTarget] = [
    CoursesTarget(), CourseModulesTarget(), CurriculaTarget(), CohortsTarget(), SessionsTarget(),
    TrainersTarget(), NominationsTarget(), AttendanceTarget(), TrainingTestsTarget(),
    EvaluationsTarget(), FollowUpsTarget(), HeadcountsTarget(),
  ]
}

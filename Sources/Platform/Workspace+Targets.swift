import Commitments
import DonorReporting
import GoldenThread
import Portfolio
import Storage
import Training

extension Workspace {
  /// The kinds of records that people enter, in the order in which they are listed.
  public static let targets: [any ImportTarget] =
    [Partners()] + CommunityTargets.all + CommitmentsTargets.all + [LinkTarget()]
    + DonorReportingTargets.all + TrainingTargets.all + [CohortCostsTarget()]
}

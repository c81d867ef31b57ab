import ArgumentParser
import DonorReporting

extension GrantReport.State: ExpressibleByArgument {}
extension ReportForm: ExpressibleByArgument {}

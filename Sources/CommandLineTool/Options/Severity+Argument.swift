import ArgumentParser
import Kernel

extension Severity: ExpressibleByArgument {}

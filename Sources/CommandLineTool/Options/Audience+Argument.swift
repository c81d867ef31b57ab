import ArgumentParser
import Disclosure

extension Audience: ExpressibleByArgument {}

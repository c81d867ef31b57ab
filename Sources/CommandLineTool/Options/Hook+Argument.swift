import ArgumentParser
import PluginHost
import PluginProtocol

extension Hook: ExpressibleByArgument {}
extension PluginLanguage: ExpressibleByArgument {}

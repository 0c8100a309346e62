import Foundation

/// Where a program keeps its data when `--data` does not say: `$XDG_DATA_HOME/NAME`, else `~/.local/share/NAME`.
package enum DataFolderPath {
    package static func of(
        option: String?, program: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
        if let option { return option }
        // The XDG specification ignores a relative path there.
        if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") { return base + "/" + program }
        return (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share/" + program
    }
}

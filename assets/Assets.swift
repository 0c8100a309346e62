/// What the pages are made of, inside the binary.
package enum Assets {
    package static var style: [UInt8] { PackageResources.style_css }
    package static var script: [UInt8] { PackageResources.script_js }
    package static var icon: [UInt8] { PackageResources.icon_svg }

    /// Templates by name.
    package static var templates: [String: String] {
        let sources: [(String, [UInt8])] = [
            ("activate", PackageResources.activate_mustache), ("apply", PackageResources.apply_mustache),
            ("batch", PackageResources.batch_mustache),
            ("declare", PackageResources.declare_mustache), ("equation", PackageResources.equation_mustache),
            ("exchange-log", PackageResources.exchange_log_mustache), ("first-start", PackageResources.first_start_mustache),
            ("gate", PackageResources.gate_mustache), ("home", PackageResources.home_mustache),
            ("layout", PackageResources.layout_mustache),
            ("login-code", PackageResources.login_code_mustache), ("login-password", PackageResources.login_password_mustache),
            ("person", PackageResources.person_mustache), ("problem", PackageResources.problem_mustache),
            ("query", PackageResources.query_mustache),
            ("system", PackageResources.system_mustache),
        ]
        return Dictionary(uniqueKeysWithValues: sources.map { ($0, String(decoding: $1, as: UTF8.self)) })
    }
}

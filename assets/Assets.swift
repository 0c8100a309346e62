import CManual

/// What the pages are made of, inside the binary.
package enum Assets {
    package static var style: [UInt8] { PackageResources.style_css }
    package static var script: [UInt8] { PackageResources.script_js }
    package static var icon: [UInt8] { PackageResources.icon_svg }

    /// The manuals' chapters, in the order of reading, and pictures: paths below `docs/manual`.
    package static let manual: [(path: String, bytes: [UInt8])] = {
        var files: [(String, [UInt8])] = []
        while let file = manual_file(files.count)?.pointee {
            files.append((String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.size))))
        }
        return files
    }()

    /// Templates by name.
    package static var templates: [String: String] {
        let sources: [(String, [UInt8])] = [
            ("activate", PackageResources.activate_mustache), ("apply", PackageResources.apply_mustache),
            ("backup", PackageResources.backup_mustache), ("batch", PackageResources.batch_mustache), ("batches", PackageResources.batches_mustache),
            ("carrying", PackageResources.carrying_mustache), ("center-command", PackageResources.center_command_mustache),
            ("center-home", PackageResources.center_home_mustache), ("center-layout", PackageResources.center_layout_mustache),
            ("center-list", PackageResources.center_list_mustache), ("center-login", PackageResources.center_login_mustache),
            ("center-operators", PackageResources.center_operators_mustache), ("center-row", PackageResources.center_row_mustache),
            ("center-search", PackageResources.center_search_mustache), ("center-unit", PackageResources.center_unit_mustache),
            ("classes", PackageResources.classes_mustache), ("declare", PackageResources.declare_mustache),
            ("equation", PackageResources.equation_mustache), ("exchange-log", PackageResources.exchange_log_mustache),
            ("fees", PackageResources.fees_mustache), ("first-start", PackageResources.first_start_mustache),
            ("gate", PackageResources.gate_mustache), ("help", PackageResources.help_mustache),
            ("home", PackageResources.home_mustache), ("layout", PackageResources.layout_mustache),
            ("login-code", PackageResources.login_code_mustache), ("login-password", PackageResources.login_password_mustache),
            ("package", PackageResources.package_mustache),
            ("person", PackageResources.person_mustache), ("person-file", PackageResources.person_file_mustache),
            ("declaration-sheet", PackageResources.declaration_sheet_mustache), ("exchange-slip", PackageResources.exchange_slip_mustache),
            ("paper", PackageResources.paper_mustache), ("pick", PackageResources.pick_mustache),
            ("problem", PackageResources.problem_mustache), ("query", PackageResources.query_mustache),
            ("rescue", PackageResources.rescue_mustache),
            ("search", PackageResources.search_mustache), ("swap", PackageResources.swap_mustache),
            ("stick", PackageResources.stick_mustache), ("system", PackageResources.system_mustache), ("work", PackageResources.work_mustache),
        ]
        return Dictionary(uniqueKeysWithValues: sources.map { ($0, String(decoding: $1, as: UTF8.self)) })
    }
}

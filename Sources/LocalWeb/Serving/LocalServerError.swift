/// Why there is no page.
package enum LocalServerError: Error, Sendable, Equatable {
    case portsTaken(ClosedRange<Int>)
    /// Another program holds the folder and does not say where it answers.
    case silent

    package var code: String {
        switch self {
        case .portsTaken: "port.taken"
        case .silent: "server.silent"
        }
    }

    package var message: String {
        switch self {
        case .portsTaken(let ports) where ports.count == 1: "端口 \(ports.lowerBound) 被别的程序占用。请换一个端口，或者不写端口，由程序自己选。"
        case .portsTaken(let ports): "端口 \(ports.lowerBound) 到 \(ports.upperBound) 都被别的程序占用。请重新启动电脑，再打开参保。"
        case .silent: "参保已经在运行，但是没有回应。请重新启动电脑，再打开参保。"
        }
    }
}

import NIOCore
import NIOHTTPTypes

/// Stands at each connection: another user of this computer is not talked to, and whoever sends slowly does not keep a place for ever.
/// All of it runs on the connection's own event loop.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// A head has to be whole in this time, and a body must not rest for longer; so must a connection that is kept open.
    private static let rest = TimeAmount.seconds(30)
    /// A request has to be whole in this time, even from a slow stick.
    private static let whole = TimeAmount.minutes(10)

    /// More than any form or file: whatever is refused is read to its end up to here, so that the browser shows why.
    private static let bodyLimit = 256 << 20

    private var deadline: Scheduled<Void>?
    private var end: NIODeadline?
    private var bodyBytes = 0

    func channelActive(context: ChannelHandlerContext) {
        guard PeerUser.verdict(near: context.localAddress, far: context.remoteAddress) != .other else {
            context.close(promise: nil)
            return
        }
        wait(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            end = .now() + Self.whole
            bodyBytes = 0
            wait(context)
        case .body(let part):
            bodyBytes += part.readableBytes
            guard bodyBytes <= Self.bodyLimit else {
                context.close(promise: nil)
                return
            }
            wait(context)
        // What we do with it may take as long as it takes.
        case .end:
            end = nil
            deadline?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data), end == nil { wait(context) }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    private func wait(_ context: ChannelHandlerContext) {
        deadline?.cancel()
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(deadline: min(.now() + Self.rest, end ?? .distantFuture)) { channel.close(promise: nil) }
    }
}

import CAllocator
import Hummingbird
import Synchronization

/// Gives back what a page needed and nobody needs any more: the C library keeps what each of its threads once had, and the program runs all day.
final class SpareMemory<Context: RequestContext>: RouterMiddleware {
    private let isDue = Mutex(false)

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        defer { giveBackSoon() }
        return try await next(request, context)
    }

    /// Once for all requests of the moment.
    private func giveBackSoon() {
        let isFirst = isDue.withLock { due in
            defer { due = true }
            return !due
        }
        guard isFirst else { return }
        Task {
            try? await Task.sleep(for: .seconds(2))
            isDue.withLock { $0 = false }
            malloc_trim(0)
        }
    }
}

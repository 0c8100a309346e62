import Hummingbird
import LocalWeb

extension Web {
    /// The table of contents.
    func router() -> Router<BasicRequestContext> {
        let router = guardedRouter()

        router.get("/", use: open(home))
        router.post("login", use: open(logIn))
        router.post("logout", use: open(logOut))
        router.get("search", use: closed(search))

        router.get("units", use: closed(units))
        router.get("units/:code", use: closed(unit))
        router.get("units/:code/people", use: closed(people))
        router.get("units/:code/cards", use: closed(cardsOfUnit))
        router.get("units/:code/people/:reference", use: closed(row))
        router.post("units/:code/people/:reference", use: closed(decide))

        router.get("findings", use: closed(findings))
        router.post("compare", use: closed(compare))
        router.get("fees", use: closed(fees))
        router.get("cards", use: closed(cards))
        router.get("cards/batches", use: closed(cardBatches))
        router.get("packages", use: closed(packages))
        router.get("export/:list/:file", use: closed(export))

        router.get("operators", use: closed(operators))
        router.post("operators", use: closed(changeOperators))
        return router
    }
}

import Hummingbird
import LocalWeb

extension Web {
    /// The table of contents.
    func router() -> Router<BasicRequestContext> {
        let router = guardedRouter()

        router.get("/", use: open(home))
        router.get("activate", use: open(firstStart))
        router.post("activate", use: open(previewActivation))
        router.post("activate/confirm", use: open(activate))
        router.post("waiting/aside", use: open(putWaitingAside))
        router.post("restore", use: open(restore))
        router.post("rescue", use: open(rescued))
        router.post("login", use: open(loginCode))
        router.post("login/password", use: open(loginPassword))
        router.post("logout", use: open(logout))
        router.post("demo", use: open(beginDemonstration))
        router.post("demo/leave", use: open(leaveDemonstration))
        router.get("demo/sheets/:name", use: closed(demonstrationSheet))
        router.get("demo/answer", use: closed(demonstrationAnswer))

        router.get("search", use: closed(search))
        router.get("person/:reference", use: closed(personFile))

        for destination in [Destination.additions, .reductions, .amendments] {
            let path = RouterPath(String(destination.path.dropFirst()))
            router.get(path, use: closed { try await batches(destination, $0) })
            router.post(path, use: closed { try await stage(destination, &$0) })
            router.get(path.appendingPath("template"), use: closed { _ in try template(destination) })
            router.post(path.appendingPath("submit-all"), use: closed { try await submitAll(destination, &$0) })
            router.get(path.appendingPath(":batch"), use: closed { try await batch(destination, $0) })
            router.post(path.appendingPath(":batch"), use: closed { try await work(destination, &$0) })
            router.get(path.appendingPath(":batch/errors.xls"), use: closed { try errorSheet($0) })
        }
        for destination in Destination.allCases where destination.list != nil {
            let path = RouterPath(String(destination.path.dropFirst()))
            if destination != .fees { router.get(path, use: closed { try await query(destination, $0) }) }
            router.get("export\(destination.path)/:file", use: closed { try export(destination, $0) })
        }
        router.get("fees", use: closed(fees))
        router.post("declared", use: closed(pick))
        router.get("classes", use: closed(classesPage))
        router.post("classes", use: closed(promote))
        router.post("amend/swap", use: closed(previewSwap))
        router.post("amend/swap/confirm", use: closed(swap))
        for destination in [Destination.amend, .restorePerson] {
            let path = RouterPath(String(destination.path.dropFirst()))
            router.get(path, use: closed { try await person(destination, $0) })
            router.post(path, use: closed { try await changePerson(destination, &$0) })
        }
        router.get("declare", use: closed(declarePage))
        router.post("declare", use: closed(declare))
        router.get("outbox/:name", use: closed(sentPackage))
        router.get("apply", use: closed(applyPage))
        router.post("apply", use: closed(previewResult))
        router.post("apply/confirm", use: closed(apply))
        router.post("apply/cancel", use: closed(putAside))
        router.get("packages", use: closed(exchangeLog))
        router.get("packages/slip", use: closed(exchangeSlip))
        router.get("packages/:name/sheet", use: closed(declarationSheet))
        router.get("packages/:name", use: closed(packagePage))
        router.post("packages/:name/copy", use: closed(copyPackage))
        router.post("packages/:name/mail", use: closed(mailDraft))
        router.post("years", use: closed(chooseYear))
        router.get("system", use: closed(system))
        router.post("system/password", use: closed(changePassword))
        router.post("system/backup", use: closed(backUp))
        router.get("system/backups/:name", use: closed(backupPage))
        router.post("system/backups/:name/copy", use: closed(copyBackup))
        router.post("system/backups/:name/restore", use: closed(goBack))
        return router
    }
}

import Foundation
import Innkey
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5)))
struct SettingsModelTests {
    private let project = SettingsProject()
    private let engine = FakeEngine()
    private let bench = LockBench()
    private let measured = Measured()
    private let removed = Counter()

    /// What is counted on the phone, each time; the last stays.
    @MainActor
    private final class Measured {
        var bytes: [Int64] = [1_000]
        var freed: [Int64] = []

        func next() -> Int64 { bytes.count > 1 ? bytes.removeFirst() : bytes[0] }
    }

    private func aModel() -> SettingsModel {
        let (project, engine, measured, removed) = (project, engine, measured, removed)
        return SettingsModel(
            id: "p", project: { project }, phone: { engine }, lock: bench.lock, measure: { await measured.next() },
            onRemoved: { removed.add() }, onTidied: { measured.freed.append($0) })
    }

    /// Seen, and all is read.
    private func settled() async -> SettingsModel {
        let model = aModel()
        await model.run()
        return model
    }

    @Test func whatPhoneAndServerKnowIsShown() async throws {
        let model = await settled()
        let known = try #require(model.state.known)
        #expect(known.name == "Casa Limone" && known.zone == TimeZone(identifier: "Europe/Rome"))
        #expect(
            known.addresses == [
                ServerAddress(name: "192.168.1.20:8443", pinned: true),
                ServerAddress(name: "[fd00::1]:443", pinned: false),
            ])
        let who = Who(
            name: "Maria", admin: false, from: nil, until: noon.addingTimeInterval(3600), user: nil, ownLogin: true)
        #expect(known.who == who)
        #expect(model.state.server == ServerVersion(number: 3, upToDate: true))
        #expect(model.state.storage == 1_000)
        #expect(model.state.devices?.map(\.id) == ["phone", "tablet"], "this phone comes first")
        #expect(model.state.problem == nil && !model.state.offline && !model.state.refreshing)
    }

    @Test func anAdminIsOne() async {
        project.signedIn = anAccount(.admin)
        #expect(await settled().state.known?.who?.admin == true)
    }

    @Test func withoutAServerThePhoneTellsWhatItKnowsAndWhatItHeardBeforeStays() async {
        let model = await settled()
        project.error = offline
        await model.refresh().value
        #expect(model.state.offline && model.state.problem == nil)
        #expect(model.state.known?.who?.name == "Maria")
        #expect(model.state.devices?.count == 2 && model.state.server?.number == 3)
        project.error = nil
        await model.refresh().value
        #expect(!model.state.offline)
    }

    @Test func aSessionThatIsOverIsToldAndNobodyIsSignedIn() async {
        let model = await settled()
        project.error = refused(.sessionEnded)
        await model.refresh().value
        #expect(model.state.problem != nil)
        #expect(model.state.known != nil && model.state.known?.who == nil)
        #expect(model.state.devices == nil)
    }

    @Test func nothingIsDoneBeforeItWasConfirmed() async {
        let model = await settled()
        model.ask(.signOut)
        #expect(model.state.asking == .signOut)
        model.leaveIt()
        #expect(model.confirm() == nil)
        #expect(project.done.isEmpty)
    }

    @Test func signingOutTwiceIsOnceAndTheAccountIsGone() async {
        let model = await settled()
        let gate = Gate()
        project.gate = gate
        model.ask(.signOut)
        let first = model.confirm()
        #expect(model.state.work == .account)
        model.ask(.signOut)
        #expect(model.state.asking == nil && model.confirm() == nil)
        gate.open()
        await first?.value
        #expect(project.done == ["signOut"])
        #expect(model.state.known != nil && model.state.known?.who == nil)
        #expect(model.state.devices == nil && model.state.work == nil)
    }

    @Test(arguments: [Ask.signOut, .signOutEverywhere]) func whoeverSignsOutTakesThePinAlong(_ ask: Ask) async throws {
        try await bench.lock.turnOn("p", pin: "2468")
        let model = await settled()
        model.ask(ask)
        #expect(bench.lock.isOn("p"))
        await model.confirm()?.value
        #expect(!bench.lock.isOn("p") && !bench.started().isOn("p"))
    }

    @Test func anotherDeviceIsSignedOutAndLeavesTheList() async throws {
        let model = await settled()
        model.ask(.signOutDevice(try #require(model.state.devices?.last)))
        await model.confirm()?.value
        #expect(project.done == ["tablet"])
        #expect(model.state.devices?.map(\.id) == ["phone"])
    }

    @Test func whatFailsIsToldWhereItWasStarted() async throws {
        try await bench.lock.turnOn("p", pin: "2468")
        let model = await settled()
        project.error = offline
        model.ask(.signOutEverywhere)
        await model.confirm()?.value
        #expect(model.state.failure?.part == .devices)
        #expect(model.state.known?.who != nil && bench.lock.isOn("p"))
        project.error = nil
        await model.again()?.value
        #expect(model.state.failure == nil)
        #expect(project.done == ["everywhere"])
    }

    @Test func tidyingTellsWhatHasBecomeFree() async {
        let model = await settled()
        measured.bytes = [1_000, 400]
        let tidying = model.tidy()
        #expect(model.state.work == .storage && model.tidy() == nil)
        await tidying?.value
        #expect(measured.freed == [600] && engine.tidied == 1)
        #expect(model.state.storage == 400)
    }

    @Test func whatHasGrownMeanwhileFreedNothing() async {
        let model = await settled()
        measured.bytes = [400, 1_000]
        await model.tidy()?.value
        #expect(measured.freed == [0])
    }

    @Test func whatIsRemovedIsGoneOnceAndItsPinToo() async throws {
        try await bench.lock.turnOn("p", pin: "2468")
        let model = await settled()
        model.ask(.remove)
        let removing = model.confirm()
        #expect(model.confirm() == nil)
        await removing?.value
        #expect(removed.count == 1 && engine.removed == ["p"])
        #expect(!bench.started().isOn("p"))
    }

    @Test func aProjectThatIsBeingDownloadedStaysAndSaysWhy() async throws {
        try await bench.lock.turnOn("p", pin: "2468")
        let model = await settled()
        engine.removing = .Busy(next: .wait(seconds: 1), detail: "downloads")
        model.ask(.remove)
        await model.confirm()?.value
        #expect(model.state.failure?.part == .remove)
        #expect(model.state.known != nil && removed.count == 0 && bench.lock.isOn("p"))
    }
}

import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// An editor over a building in memory, and what came of it.
@MainActor
final class EditorBench {
    let building = EditorBuilding()
    let kept = Kept<SavedEditor>()
    private(set) var created: [String] = []
    private(set) var done = 0
    let rome = TimeZone(identifier: "Europe/Rome")

    /// One that is seen, and has been read.
    func editor(_ customer: String? = nil, phone: TimeZone? = nil) async throws -> EditorModel {
        let model = EditorModel(
            project: { [building] in building }, customer: customer, saved: kept.saved,
            phone: try #require(phone ?? rome), onCreated: { self.created.append($0) }, onDone: { self.done += 1 })
        await model.run("en")
        #expect(model.state.problem == nil)
        return model
    }

    var only: Customer? { building.saved.count == 1 ? building.saved.values.first : nil }
}

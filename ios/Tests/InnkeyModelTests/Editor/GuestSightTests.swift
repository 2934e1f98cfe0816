import Testing

@testable import InnkeyModel

struct GuestSightTests {
    private let living = PageItem(id: "living", name: "Living room", objects: [])
    private let bedroom = PageItem(id: "bedroom", name: "Bedroom", objects: [])
    private var flat: FunctionItem { flat([living, bedroom]) }

    private func flat(_ pages: [PageItem]) -> FunctionItem {
        FunctionItem(id: "flat", name: "Flat", icon: .home, pages: pages)
    }

    @Test func aFunctionBringsItsPagesAndAPageOnlyItself() {
        #expect(visible([flat], nil) == [flat])
        #expect(visible([flat], ["flat"]) == [flat])
        #expect(visible([flat], ["bedroom", "unknown"]) == [flat([bedroom])])
        #expect(visible([flat], []) == [])
    }

    @Test func aPageThatIsTakenFromAWholeFunctionLeavesTheOthers() {
        #expect(flat.toggled(living, ["flat", "later"]) == ["bedroom", "later"])
    }

    @Test func allPagesOneByOneAreNotTheFunctionWhichHasLaterOnesToo() {
        let ids = flat.toggled(bedroom, flat.toggled(living, []))
        #expect(ids == ["living", "bedroom"])
        #expect(flat.tick(ids) == .inParts)
        #expect(flat.toggled(ids) == ["flat"])
        #expect(flat.toggled(["flat"]) == [])
    }
}

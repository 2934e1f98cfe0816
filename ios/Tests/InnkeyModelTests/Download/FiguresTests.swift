import Testing

@testable import InnkeyModel

struct FiguresTests {
    /// One interruption after another, and what each transfer tells in between.
    private func figures(_ transfers: [[(Int64, Int64, Int)]]) -> Figures {
        var figures = Figures()
        for transfer in transfers {
            figures.interrupt()
            for (bytes, total, files) in transfer { figures.tell(bytes: bytes, total: total, files: files) }
        }
        return figures
    }

    @Test func nothingIsToldBeforeItIsKnownWhatIsMissing() {
        let figures = figures([[(0, 0, 0)]])
        #expect(figures.total == nil && figures.left == nil)
    }

    @Test func whatArrivesIsCounted() {
        let figures = figures([[(0, 100, 3), (40, 100, 3)]])
        #expect(figures.bytes == 40 && figures.total == 100 && figures.left == 60 && figures.files == 3)
    }

    @Test func afterAnInterruptionItGoesOnWhereItWas() {
        #expect(figures([[(40, 100, 3)], []]).bytes == 40, "it stays to be seen")
        #expect(figures([[(40, 100, 3)], [(0, 0, 0)]]).bytes == 40, "while the next transfer prepares too")
        let next = figures([[(40, 100, 3)], [(10, 65, 2)]])
        #expect(next.bytes == 45, "5 of the 40 had not been verified")
        #expect(next.total == 100 && next.files == 3)
    }

    @Test func aServerWithMoreThanBeforeHasAGreaterTotal() {
        let next = figures([[(40, 100, 3)], [(0, 150, 9)]])
        #expect(next.bytes == 0 && next.total == 150 && next.files == 9)
    }
}

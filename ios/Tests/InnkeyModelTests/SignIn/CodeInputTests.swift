import Testing

@testable import InnkeyModel

struct CodeInputTests {
    private let message = """
        Hallo Anna-Lena,
        hier ist dein Zugang zu Casa Limone.

        2. Öffne diesen Link in der App oder scanne den QR-Code:
        INNKEY:1AEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQC
        3. Wähle „Einmalcode“ und gib ein: K7QM-2P4X
        Der Code gilt einmal.
        """

    @Test(arguments: ["K7QM-2P4X", "k7qm2p4x", " K7QM 2P4X ", "k-7-q-m-2-p-4-x", "K7QM–2P4X"])
    func aCodeHoweverItIsSpelled(spelled: String) {
        #expect(CodeInput.code(in: spelled) == "K7QM2P4X")
        #expect(CodeInput.typed(spelled, over: "") == "K7QM2P4X")
    }

    @Test func lettersThatTheCoreTakesForDigitsStayAsTheyAre() {
        #expect(CodeInput.code(in: "oil0-2p4x") == "OIL02P4X")
    }

    @Test func theCodeInAWholeMessage() {
        #expect(CodeInput.code(in: message) == "K7QM2P4X")
        #expect(CodeInput.typed("K7" + message, over: "K7") == "K7QM2P4X")
    }

    @Test func inAMessageWithoutACodeThereIsNone() {
        let without = message.replacing("K7QM-2P4X", with: "")
        #expect(CodeInput.code(in: without) == nil)
        #expect(CodeInput.typed("K7" + without, over: "K7") == "K7")
    }

    @Test func tooMuchIsNoCode() { #expect(CodeInput.code(in: "K7QM-2P4X-AAAA") == nil) }

    @Test(
        arguments: [
            ("k", "", "K"), ("K7QMx", "K7QM", "K7QMX"), ("K7QM-", "K7QM2", "K7QM"),
            ("K7QM-2P4X9", "K7QM2P4X", "K7QM2P4X"),
            ("K7QM-2P4", "K7QM2P4X", "K7QM2P4"), ("", "K7QM", ""), ("K7 QM!", "K7QM", "K7QM"),
        ] as [(String, String, String)])
    func typed(text: String, before: String, after: String) {
        #expect(CodeInput.typed(text, over: before) == after)
    }

    @Test(arguments: [("", ""), ("K7QM", "K7QM"), ("K7QM2", "K7QM-2"), ("K7QM2P4X", "K7QM-2P4X")])
    func shownWithAGap(code: String, shown: String) { #expect(CodeInput.shown(code) == shown) }
}

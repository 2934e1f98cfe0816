import Testing

@testable import InnkeyModel

let wifi = NetworkState(online: true, metered: false)
let mobile = NetworkState(online: true, metered: true)
let noNetwork = NetworkState(online: false, metered: false)

struct HoldTests {
    private func held(
        _ network: NetworkState, left: Int64? = unaskedBytes + 1, answer: Answer = .none, paused: PausedBy? = nil
    ) -> Phase? {
        hold(paused: paused, network: network, left: left, answer: answer)
    }

    @Test func nothingHoldsItOnANetworkThatCostsNothing() { #expect(held(wifi) == nil) }

    @Test func muchOverMobileDataIsAskedAbout() { #expect(held(mobile) == .asking) }

    @Test func littleOverMobileDataIsNotNorWhatIsNotKnownYet() {
        #expect(held(mobile, left: unaskedBytes) == nil)
        #expect(held(mobile, left: nil) == nil)
    }

    @Test func theAnswerIsObeyed() {
        #expect(held(mobile, answer: .now) == nil)
        #expect(held(mobile, answer: .waitForWifi) == .waitingForWifi)
        #expect(held(wifi, answer: .waitForWifi) == nil)
    }

    @Test(arguments: Answer.allCases) func withoutANetworkItWaitsWhateverWasAnswered(answer: Answer) {
        #expect(held(noNetwork, answer: answer) == .offline)
    }

    @Test(arguments: [wifi, mobile, noNetwork]) func aPauseOutlastsEverything(network: NetworkState) {
        #expect(held(network, paused: .person) == .paused(by: .person))
    }
}

import Foundation
import Innkey
import Testing

@testable import InnkeyModel

struct ProblemsTests {
    private let english = Writing(.english, region: .unitedKingdom)
    private let german = Writing(.german, region: .germany)

    @Test(arguments: Language.allCases)
    func everyErrorIsToldInEveryLanguageWhatHappenedAndWhatToDo(language: Language) throws {
        let writing = Writing(language)
        for error in everyError {
            let problem = Problem(error)
            let next = try #require(problem.remedy(writing), "\(error) says what to do")
            for sentence in [problem.happened(writing), next] {
                let whole = sentence.hasSuffix(".") && sentence.first?.isUppercase == true && !sentence.contains("%")
                #expect(whole, "\(language): \(sentence)")
            }
            #expect(problem.text(writing) == "\(problem.happened(writing)) \(next)")
        }
    }

    @Test func everyRefusalIsWalked() throws {
        let api = Workspace.ios.deletingLastPathComponent().appending(path: "bindings/api.txt")
        let names = try String(contentsOf: api, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("enum Refusal.") }.map { $0.dropFirst("enum Refusal.".count).lowercased() }
        #expect(names.sorted() == everyRefusal.map { "\($0)".lowercased() }.sorted())
    }

    @Test func whatHappensAtTheDoorIsToldApart() {
        let atTheDoor: [Refusal] = [
            .wrongCredentials, .codeUnknown, .codeExpired, .codeUsed, .codeRevoked, .codeReplaced, .otpOff,
            .accountDisabled, .stayEnded, .tooManyAttempts, .linkRevoked, .sessionEnded,
        ]
        #expect(Set(atTheDoor.map { Problem(refused($0)).what }).count == atTheDoor.count)
    }

    @Test func whatNeedsAnotherStepHasOtherWords() {
        var steps: [String: Set<Step>] = [:]
        for problem in everyError.map({ Problem($0) }) where problem.next != nil {
            steps[problem.text(english), default: []].insert(problem.step)
        }
        #expect(steps.filter { $0.value.count > 1 }.isEmpty)
    }

    @Test(
        arguments: [
            (NextStep.tryAgain, Step.tryAgain), (.wait(seconds: 1), .tryAgain), (.checkConnection, .tryAgain),
            (.unlock, .tryAgain), (.refresh, .refresh), (.signIn, .signIn), (.download, .download),
            (.addAgain, .addAgain),
            (.freeSpace, .freeSpace), (.update, .update), (.correct, .nothing), (.askHost, .nothing),
            (.askOperator, .nothing), (.nothing, .nothing),
        ] as [(NextStep, Step)])
    func eachNextStepIsAButtonOrNone(next: NextStep, step: Step) {
        #expect(Problem(InnkeyError.Storage(next: next, detail: "")).step == step)
    }

    @Test func eachButtonHasAVerbOfItsOwn() {
        let verbs = Step.allCases.compactMap { $0.label?.text(in: .english) }
        #expect(Set(verbs).count == Step.allCases.count - 1)
        #expect(Step.nothing.label == nil)
    }

    @Test func tooManyTriesSayHowLongToWait() {
        #expect(Problem(refused(.tooManyAttempts, wait: 30)).wait == 30)
        #expect(Problem(refused(.tooManyAttempts, wait: 0)).wait == nil)
        let busy = InnkeyError.Refused(code: .unavailable, retryAfter: 5, next: .tryAgain, detail: "")
        #expect(Problem(busy).wait == 5)
        #expect(Problem(offline).wait == nil)
    }

    @Test func aFullPhoneSaysHowMuchIsMissing() {
        func problem(_ needed: UInt64, _ available: UInt64) -> Problem {
            Problem(InnkeyError.NoSpace(needed: needed, available: available, next: .freeSpace, detail: ""))
        }
        let short = problem(2_000_000, 500_000)
        #expect(short.happened(english) == "This phone is short of 1.5\u{A0}MB.")
        #expect(short.happened(german).contains("1,5\u{A0}MB"))
        #expect(problem(0, 0).what == .words(Words("problem_no_space")))
        #expect(problem(5, 9).what == .words(Words("problem_no_space")))
        #expect(problem(.max, 0).what == .spaceMissing(bytes: .max))
    }

    @Test func aMistakeNamesItsReportAChangeItsCustomer() {
        let mistake = InnkeyError.Internal(report: "7f3a", next: .tryAgain, detail: "")
        #expect(Problem(mistake).happened(english).contains("7f3a"))
        #expect(Problem(changed("Maria")).happened(english) == "Another admin has just changed Maria.")
        #expect(Problem(changed("")).happened(english) == "Another admin has just changed this.")
    }

    @Test func anErrorThatIsNotTheCoresIsAMistakeOfOurs() {
        struct Other: Error {}
        #expect(Problem(Other()).step == .tryAgain)
        #expect(Problem(Other()).remedy(english) == Problem(everyError[everyError.count - 1]).remedy(english))
    }

    @Test func onlyAServerThatIsNotReachedIsOfTheNetwork() {
        let network = everyError.filter(\.isOfTheNetwork)
        #expect(network == [offline, .Timeout(next: .tryAgain, detail: "")])
    }
}

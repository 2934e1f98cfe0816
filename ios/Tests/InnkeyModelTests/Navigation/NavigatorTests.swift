import Foundation
import Testing

@testable import InnkeyModel

@MainActor
struct NavigatorTests {
    private let navigator = Navigator(path: [.project("p")])

    @Test func aDoubleTapGoesOnce() {
        navigator.go(to: .customers(project: "p"), from: .project("p"))
        navigator.go(to: .customers(project: "p"), from: .project("p"))
        #expect(navigator.path == [.project("p"), .customers(project: "p")])
        navigator.back(from: .customers(project: "p"))
        navigator.back(from: .customers(project: "p"))
        #expect(navigator.path == [.project("p")])
    }

    @Test func aPopupLiesOverTheScreenAndIsLeftAlone() {
        let popup = Route.signIn(project: "p", why: .signedOut)
        navigator.go(to: popup, from: .project("p"))
        #expect(navigator.popup == popup)
        #expect(navigator.path == [.project("p")])
        navigator.go(to: .about, from: .project("p"))
        #expect(navigator.top == popup, "the screen below is not obeyed")
        navigator.back(from: popup)
        #expect(navigator.popup == nil)
        #expect(navigator.top == .project("p"))
    }

    @Test func whatIsReplacedCannotBeComeBackTo() {
        navigator.replace(.project("p"), with: .download(project: "p"))
        #expect(navigator.path == [.download(project: "p")])
        navigator.replace(.project("p"), with: .about)
        #expect(navigator.path == [.download(project: "p")], "only from the screen on top")
    }

    @Test func whatIsAskedForFromOutsideComesOverEverything() {
        navigator.go(to: .signIn(project: "p"), from: .project("p"))
        navigator.open(.add(link: "innkey:1a"))
        #expect(navigator.popup == nil)
        #expect(navigator.path == [.project("p"), .add(link: "innkey:1a")])
        navigator.open(.add(link: "innkey:1b"))
        #expect(navigator.path == [.project("p"), .add(link: "innkey:1b")], "but an older adding goes")
        navigator.open(.add(link: "innkey:1b"))
        #expect(navigator.path.count == 2)
    }

    @Test func homeIsTheListOfProjects() {
        navigator.home(from: .about)
        #expect(navigator.path.count == 1)
        navigator.home(from: .project("p"))
        #expect(navigator.path.isEmpty)
        #expect(navigator.top == .projects)
        navigator.back(from: .projects)
        #expect(navigator.top == .projects)
    }

    @Test func itStandsWhereItStoodAfterTheSystemEndedTheApp() {
        let editor = Route.editor(project: "p", customer: "c")
        navigator.go(to: editor, from: .project("p"))
        navigator.saved(editor).value = ["name": "Maria"]
        let again = Navigator(encoded: navigator.encoded)
        #expect(again.path == [.project("p"), editor])
        #expect(again.saved(editor).value == ["name": "Maria"])
        #expect(Navigator(encoded: Data("no".utf8)).path.isEmpty)
        #expect(Navigator(encoded: nil).path.isEmpty)
    }

    @Test func aLinkThatWasHandedOverIsNotWritten() {
        let link = Route.add(link: "innkey:SECRET")
        navigator.open(link)
        navigator.saved(link).value = "typed"
        #expect(!String(decoding: navigator.encoded ?? Data(), as: UTF8.self).contains("SECRET"))
        #expect(Navigator(encoded: navigator.encoded).path == [.project("p")])
    }

    @Test func whatAScreenKeptGoesWithIt() {
        let editor = Route.editor(project: "p")
        navigator.go(to: editor, from: .project("p"))
        navigator.saved(editor).value = "typed"
        navigator.path = [.project("p")]
        navigator.go(to: editor, from: .project("p"))
        #expect((navigator.saved(editor) as Saved<String>).value == nil)
    }

    @Test func whatWasKeptByAnotherVersionIsNothing() {
        navigator.saved(.project("p")).value = 7
        #expect((navigator.saved(.project("p")) as Saved<String>).value == nil)
    }
}

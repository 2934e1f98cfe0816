import Foundation
import Testing

@testable import InnkeyModel

struct RouteTests {
    private let home = URL(filePath: "/private/app")
    private let inbox = URL(filePath: "/private/app/Documents/Inbox")

    private func handedOver(_ address: String) throws -> Route? {
        Route.handedOver(try #require(URL(string: address)), home: home, inbox: inbox)
    }

    @Test func aLinkIsHandedOverAsItIs() throws {
        #expect(try handedOver("INNKEY:1ABC") == .add(link: "INNKEY:1ABC"))
        #expect(try handedOver("innkey:1abc") == .add(link: "innkey:1abc"))
        #expect(try handedOver("https://example.org") == nil)
    }

    @Test func aPictureOfAnotherAppToo() throws {
        let copied = "file:///private/app/Documents/Inbox/code.png"
        #expect(try handedOver(copied) == .add(picture: copied))
        let others = "file:///private/other/code.png"
        #expect(try handedOver(others) == .add(picture: others))
    }

    @Test(arguments: [
        "file:///private/app/Library/innkey/secret", "file:///private/app/Documents/Inbox/../../Library/innkey/secret",
        "file:///private/app",
    ])
    func aFileOfOurOwnCannotBeSlippedIn(address: String) throws {
        #expect(try handedOver(address) == nil)
    }

    @Test func aNotificationLeadsToItsProject() {
        for route in [Route.download(project: "p"), .project("p")] {
            #expect(Route(userInfo: route.userInfo) == route)
        }
        #expect(Route(userInfo: ["aps": 1]) == nil)
        #expect(Route.about.userInfo.isEmpty)
    }

    @Test func onlyScreensOfAProjectAreBehindItsLock() {
        #expect(Route.customer(project: "p", customer: "c").lockedProject == "p")
        #expect(Route.signIn(project: "p").lockedProject == nil)
        #expect(Route.download(project: "p").lockedProject == nil)
    }
}

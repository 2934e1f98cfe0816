import InnkeyModel
import XCTest

final class CustomersPage: Page {
    init(_ app: XCUIApplication) { super.init(app, CustomersTags.add) }

    func add() throws { try click(CustomersTags.add) }

    /// Somebody in the list is labelled like this, and it says this about them.
    func lists(_ label: String, _ standing: String = "") throws {
        // VoiceOver reads a code letter by letter.
        let read = spelled(label)
        try until("\(label) is not listed as “\(standing)”") {
            textsOfEach(CustomersTags.row).contains { row in
                row.contains { $0.contains(label) || $0.contains(read) }
                    && (standing.isEmpty || row.contains { $0.contains(standing) })
            }
        }
    }

    /// Nobody in the list is labelled like this any more.
    func listsNot(_ label: String) throws {
        try until("\(label) is still listed") { !texts(CustomersTags.row).contains { $0.contains(label) } }
    }

    func open(_ label: String) throws { try click(CustomersTags.row, label) }
}

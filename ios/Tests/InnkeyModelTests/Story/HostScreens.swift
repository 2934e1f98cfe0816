import Innkey
import InnkeyHarness

@testable import InnkeyModel

/// What a host does on a phone's screens.
extension NewPhone {
    /// Has the project and is signed in as its admin; gives its id.
    func moveInAsHost(_ server: Server) async throws -> String {
        let project = try await has(server.adminLink())
        navigator.open(.project(project))
        let popup = signIn(project)
        await popup.run()
        popup.switchMethod()
        (popup.fields.user, popup.fields.password) = ("anna", Server.password)
        await popup.submit()?.value
        guard popup.state.complaint == nil else { throw Unexpected(what: "\(popup.state)") }
        return project
    }

    /// The popup over a project, on the top.
    func signIn(_ project: String) -> SignInModel {
        navigator.open(.signIn(project: project))
        return services.signIn(project, why: nil, navigator)
    }

    /// From the editor of a new customer to that customer's own screen; gives the customer's id.
    func invite(_ name: String, to project: String) async throws -> String {
        let editor = await editing(nil, of: project)
        editor.edit { $0.name = name }
        await editor.save()?.value
        guard case .customer(project, let customer) = navigator.top else {
            throw Unexpected(what: "\(navigator.top), \(String(describing: editor.state.refusal))")
        }
        return customer
    }

    /// The editor, on the top.
    func editing(_ customer: String?, of project: String) async -> EditorModel {
        navigator.open(.editor(project: project, customer: customer))
        let model = services.editor(project, customer: customer, navigator)
        await model.run("en")
        return model
    }

    /// A customer's own screen, seen until the task is cancelled.
    func seeing(_ customer: String, of project: String) async throws -> (CustomerModel, Task<Void, Never>) {
        let model = services.customer(project, customer, navigator)
        let seen = Task { await model.run() }
        try await eventually("the customer is not read") { model.state.history != nil && !model.isReading }
        return (model, seen)
    }
}

extension QrPattern {
    /// As a camera sees it on a display.
    func drawn(scale: Int = 6) -> Frame {
        let quiet = 4
        let side = (size + 2 * quiet) * scale
        var pixels = [UInt8](repeating: 255, count: side * side)
        for row in 0..<side {
            for column in 0..<side {
                let (x, y) = (column / scale - quiet, row / scale - quiet)
                if (0..<size).contains(x), (0..<size).contains(y), isDark(x, y) { pixels[row * side + column] = 0 }
            }
        }
        return Frame(luma: .init(pixels), width: side, height: side, stride: side)
    }

    /// What the core reads of it.
    func scanned() throws -> [String] {
        let frame = drawn()
        return try frame.luma.withUnsafeBytes {
            try QrScanner().scan($0, width: frame.width, height: frame.height, stride: frame.stride)
                .compactMap(\.text)
        }
    }
}

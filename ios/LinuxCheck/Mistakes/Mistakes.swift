// Never part of anything: mistakes between a view and its model, each of which `../check` must see refused, or its check
// of the views is worth nothing.
import InnkeyModel
import SwiftUI

private struct Mistakes: View {
    let state: SignInState
    let model: SignInModel

    var body: some View { Text(state.projekt) }  // wrong

    private var optional: some View { Text(state.complaint.about == .code ? "" : state.project) }  // wrong
    private var binding: some View { Toggle(isOn: state.working) { EmptyView() } }  // wrong
    private func task() async { model.run() }  // wrong
    private func wait() -> Duration { state.waitUntil }  // wrong
    private nonisolated func elsewhere() { model.switchMethod() }  // wrong
    private func submit() { model.submit(1) }  // wrong
    private func set() { model.state.working = true }  // wrong
    private func method(_ method: SignInMethod) -> Int {
        switch method {  // wrong
        case .code: 1
        }
    }
}

import Innkey
import InnkeyHarness
import InnkeyModel

/// Screens of a phone over the real core and a real server.
extension Phone {
    @MainActor
    func signIn(onDone: @escaping @MainActor () -> Void) -> SignInModel {
        SignInModel(
            id: project.id(), project: { [project] in project }, preferences: Preferences(MemoryStore()),
            device: "Test iPhone", why: nil, onDone: onDone)
    }

    @MainActor
    func customers() -> CustomersModel {
        CustomersModel(project: { [project] in project }, saved: Kept<SavedCustomers>().saved)
    }
}

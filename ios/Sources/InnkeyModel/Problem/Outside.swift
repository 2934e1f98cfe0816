/// What leads out of the app.
@MainActor
public protocol Outside {
    /// Does what the phone can do for every screen. Whether it was that; if not, the screen is to do it.
    func go(_ step: Step) -> Bool
}

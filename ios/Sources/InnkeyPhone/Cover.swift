import UIKit

/// Lies over the whole app, whatever is presented in it, from when it is left until it is back: the system takes a
/// picture of it meanwhile, for the list of recent apps.
@MainActor
public final class Cover {
    /// Whether there is something that the picture may not show.
    public var isWanted = false
    private var window: UIWindow?

    public init() {
        let centre = NotificationCenter.default
        centre.addObserver(
            forName: UIApplication.willResignActiveNotification, object: nil, queue: .main
        ) { [weak self] _ in
            MainActor.assumeIsolated { self?.cover() }
        }
        centre.addObserver(
            forName: UIApplication.didBecomeActiveNotification, object: nil, queue: .main
        ) { [weak self] _ in
            MainActor.assumeIsolated { self?.uncover() }
        }
    }

    private func cover() {
        guard isWanted, window == nil, let scene = Window.scene else { return }
        let window = UIWindow(windowScene: scene)
        // Over alerts and over what other parts of the system present in the app.
        window.windowLevel = .alert + 1
        window.overrideUserInterfaceStyle = scene.keyWindow?.traitCollection.userInterfaceStyle ?? .unspecified
        window.rootViewController = CoverController()
        window.isHidden = false
        self.window = window
    }

    private func uncover() {
        window?.isHidden = true
        window = nil
    }
}

/// A calm ground with a lock on it.
private final class CoverController: UIViewController {
    override func viewDidLoad() {
        super.viewDidLoad()
        view.backgroundColor = .systemBackground
        view.accessibilityElementsHidden = true
        let lock = UIImageView(image: UIImage(systemName: "lock.fill"))
        lock.preferredSymbolConfiguration = UIImage.SymbolConfiguration(textStyle: .largeTitle)
        lock.tintColor = .tertiaryLabel
        lock.translatesAutoresizingMaskIntoConstraints = false
        view.addSubview(lock)
        NSLayoutConstraint.activate([
            lock.centerXAnchor.constraint(equalTo: view.centerXAnchor),
            lock.centerYAnchor.constraint(equalTo: view.centerYAnchor),
        ])
    }
}

import Foundation

extension Route {
    /// What another app hands over to be added: a link that was opened, or a picture. `nil` if it is neither.
    ///
    /// - Parameters:
    ///   - home: the folder of the app's own files.
    ///   - inbox: the folder in it where the system puts copies of what other apps hand over.
    public static func handedOver(_ url: URL, home: URL, inbox: URL) -> Route? {
        if url.scheme?.lowercased() == "innkey" { return .add(link: url.absoluteString) }
        // Only another app's: a file's address could name one of ours.
        guard url.isFileURL, !url.lies(in: home) || url.lies(in: inbox) else { return nil }
        return .add(picture: url.absoluteString)
    }

    /// Leads to a project's screen from outside of the app's window: what a notification carries.
    public var userInfo: [String: String] {
        switch self {
        case .download(let project): ["download": project]
        case .project(let project): ["project": project]
        default: [:]
        }
    }

    /// The screen that a notification leads to.
    public init?(userInfo: [AnyHashable: Any]) {
        if let project = userInfo["download"] as? String {
            self = .download(project: project)
        } else if let project = userInfo["project"] as? String {
            self = .project(project)
        } else {
            return nil
        }
    }
}

extension URL {
    fileprivate func lies(in folder: URL) -> Bool {
        resolved.pathComponents.starts(with: folder.resolved.pathComponents)
    }

    private var resolved: URL { standardizedFileURL.resolvingSymlinksInPath() }
}

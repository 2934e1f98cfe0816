extension Services {
    /// A project on its way to this phone.
    public func download(_ project: String, _ navigator: Navigator) -> DownloadModel {
        let route = Route.download(project: project)
        return DownloadModel(
            project: project, downloads: downloads,
            onDone: { navigator.replace(route, with: .project(project)) },
            onCancelled: { navigator.back(from: route) },
            onStep: { [outside] step in
                switch step {
                case _ where outside.go(step): break
                case .signIn: navigator.go(to: .signIn(project: project), from: route)
                case .addAgain: navigator.go(to: .add(), from: route)
                default: break
                }
            })
    }
}

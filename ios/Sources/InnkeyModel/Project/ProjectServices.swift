extension Services {
    /// An opened project.
    public func project(_ project: String, _ navigator: Navigator) -> ProjectModel {
        let here = Route.project(project)
        return ProjectModel(
            project: { [core] in try await core.project(project) }, saved: navigator.saved(here), clock: clock,
            onDownload: { first in
                let download = Route.download(project: project)
                if first { navigator.replace(here, with: download) } else { navigator.go(to: download, from: here) }
            },
            onSignIn: { navigator.go(to: .signIn(project: project, why: $0), from: here) })
    }
}

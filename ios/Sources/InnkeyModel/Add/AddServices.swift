extension Services {
    /// Adding a project.
    ///
    /// - Parameters:
    ///   - link: what a deep link or another app handed over.
    ///   - picture: the address of a picture that another app handed over.
    public func add(link: String?, picture: String?, _ navigator: Navigator) -> AddModel {
        let route = Route.add(link: link, picture: picture)
        return AddModel(
            core: { [core] in try await core.engine() }, scanner: LinkScanner(camera: camera, pictures: pictures),
            nearby: nearby, saved: navigator.saved(route), link: link, picture: picture, clock: clock,
            onOpen: { navigator.replace(route, with: .download(project: $0)) })
    }
}

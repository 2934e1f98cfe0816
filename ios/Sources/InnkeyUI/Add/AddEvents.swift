import InnkeyModel

/// What a person can do to add a project.
struct AddEvents {
    let onWay: @MainActor (Way) -> Void
    /// Lets go of what was found.
    let onDismiss: @MainActor () -> Void
    let scan: ScanEvents
    let link: LinkEvents
    let nearby: NearbyEvents
    let found: FoundEvents
}

/// What a person can do while scanning.
struct ScanEvents {
    let onAllow: @MainActor () -> Void
    let onSettings: @MainActor () -> Void
    let onRetry: @MainActor () -> Void
    let onTorch: @MainActor (Bool) -> Void
    let onZoom: @MainActor (Double) -> Void
    let onPhoto: @MainActor () -> Void
}

/// What a person can do with a link.
struct LinkEvents {
    let onText: @MainActor (String) -> Void
    let onPaste: @MainActor (String) -> Void
    let onOpen: @MainActor () -> Void
}

/// What a person can do to find a server.
struct NearbyEvents {
    let onAsk: @MainActor (NearbyRow) -> Void
    let onAskAgain: @MainActor () -> Void
    let onAddress: @MainActor (String) -> Void
    let onAskAddress: @MainActor () -> Void
}

/// What a person can do with what was found.
struct FoundEvents {
    let onChoose: @MainActor (String) -> Void
    let onCompared: @MainActor (Bool) -> Void
    let onAdd: @MainActor () -> Void
}

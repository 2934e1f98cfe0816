import Innkey

extension ProjectContent {
    var parts: [FunctionPart] {
        functions.map { function in
            FunctionPart(
                id: function.id, name: function.name, icon: FunctionPictogram(symbol: function.icon.symbol),
                pages: function.pages.map { page in
                    PagePart(
                        id: page.id, name: page.name, picture: page.picture,
                        tiles: page.objects.map { Tile(id: $0.id, name: $0.name, pin: $0.pin, shows: $0.kind.shows) })
                })
        }
    }
}

extension ObjectKind {
    fileprivate var shows: Shows {
        switch self {
        case .switch(let on): .switch(on: on)
        case .dimmer(let level): .dimmer(level: Int(level))
        case .shutter(let position): .shutter(open: Int(position))
        case .scene: .scene
        case .thermostat(let target, let current):
            .thermostat(target: Double(target), current: current.map(Double.init))
        case .label(let text): .label(text)
        case .image(let picture): .image(file: picture)
        case .camera(let picture): .camera(file: picture)
        }
    }
}

extension FunctionIcon {
    var symbol: String {
        switch self {
        case .home: "house"
        case .key: "key"
        case .light: "lightbulb"
        case .climate: "thermometer.medium"
        case .shade: "blinds.horizontal.closed"
        case .garden: "leaf"
        case .pool: "figure.pool.swim"
        case .info: "info.circle"
        case .camera: "video"
        case .scene: "theatermasks"
        case .security: "shield"
        }
    }
}

extension Refusal {
    /// Why the server lets this account in no more; `nil`: it refused something else.
    var farewell: Farewell? {
        switch self {
        case .stayEnded: .stayOver
        case .accountDisabled: .switchedOff
        case .sessionEnded, .notSignedIn: .signedOut
        default: nil
        }
    }
}

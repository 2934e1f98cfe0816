/// A function of the building, such as "Flat" or "Garden".
public struct FunctionPart: Sendable, Hashable, Identifiable {
    public let id: String
    public let name: String
    public let icon: FunctionPictogram
    public let pages: [PagePart]

    public init(id: String, name: String, icon: FunctionPictogram, pages: [PagePart]) {
        (self.id, self.name, self.icon, self.pages) = (id, name, icon, pages)
    }
}

/// The system's picture for a function.
public struct FunctionPictogram: Sendable, Hashable {
    /// Its name among the SF Symbols.
    public let symbol: String

    public init(symbol: String) { self.symbol = symbol }
}

/// A page of a function.
public struct PagePart: Sendable, Hashable, Identifiable {
    public let id: String
    public let name: String
    /// The picture's file.
    public let picture: String?
    public let tiles: [Tile]

    public init(id: String, name: String, picture: String?, tiles: [Tile]) {
        (self.id, self.name, self.picture, self.tiles) = (id, name, picture, tiles)
    }
}

/// An object of the building.
public struct Tile: Sendable, Hashable, Identifiable {
    public let id: String
    public let name: String
    /// Whether a PIN guards it.
    public let pin: Bool
    public let shows: Shows

    public init(id: String, name: String, pin: Bool, shows: Shows) {
        (self.id, self.name, self.pin, self.shows) = (id, name, pin, shows)
    }
}

/// What a tile shows of its object.
public enum Shows: Sendable, Hashable {
    case `switch`(on: Bool)
    /// - Parameter level: percent, 0 is off.
    case dimmer(level: Int)
    /// - Parameter open: percent, 0 is closed.
    case shutter(open: Int)
    case scene
    /// In °C.
    case thermostat(target: Double, current: Double?)
    case label(String)
    /// - Parameter file: `nil`: it is not on this phone.
    case image(file: String?)
    /// - Parameter file: a still; `nil`: it is not on this phone.
    case camera(file: String?)
}

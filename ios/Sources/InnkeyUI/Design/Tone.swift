import SwiftUI

/// A colour of Innkey's: pine, brass and terracotta, the same as on Android, light and dark. Each pair of a ground and
/// what is on it keeps the contrast of AA.
struct Tone: ShapeStyle {
    let light: Color
    let dark: Color

    func resolve(in environment: EnvironmentValues) -> Color { environment.colorScheme == .dark ? dark : light }
}

extension ShapeStyle where Self == Tone {
    /// What invites to act.
    static var pine: Tone { Tone(0x006B55, 0x7CD7BA) }
    static var onPine: Tone { Tone(0xFFFFFF, 0x00382B) }
    /// A ground that says that all is well.
    static var pineGround: Tone { Tone(0x98F4D6, 0x005140) }
    static var onPineGround: Tone { Tone(0x005140, 0x98F4D6) }
    /// A ground that wants to be noticed.
    static var brassGround: Tone { Tone(0xFFDEA5, 0x5D4200) }
    static var onBrassGround: Tone { Tone(0x5D4200, 0xFFDEA5) }
    /// A ground for what is over.
    static var clayGround: Tone { Tone(0xFFDBD0, 0x7C2D13) }
    static var onClayGround: Tone { Tone(0x7C2D13, 0xFFDBD0) }
    /// What went wrong.
    static var wrong: Tone { Tone(0xBA1A1A, 0xFFB4AB) }
    /// A ground that says nothing.
    static var calmGround: Tone { Tone(0xE2E3DC, 0x333531) }
    static var onCalmGround: Tone { Tone(0x404943, 0xC0C9C1) }
}

extension Tone {
    fileprivate init(_ light: Int, _ dark: Int) { self.init(light: Color(light), dark: Color(dark)) }
}

extension Color {
    /// `0xRRGGBB`
    fileprivate nonisolated init(_ hex: Int) {
        let parts = [16, 8, 0].map { Double(hex >> $0 & 0xFF) / 255 }
        self.init(red: parts[0], green: parts[1], blue: parts[2])
    }
}

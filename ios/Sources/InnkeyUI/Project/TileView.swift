import InnkeyModel
import SwiftUI

/// An object as the project says it is. It can only be looked at, and looks like it: to VoiceOver it is a name and a state.
struct TileView: View {
    @Environment(\.writing) private var writing
    let tile: Tile

    var body: some View {
        content
            .frame(maxWidth: .infinity, minHeight: 136, alignment: .topLeading)
            .foregroundStyle(active ? Tone.onBrassGround : Tone.onCalmGround)
            .background(active ? Tone.brassGround : Tone.calmGround, in: .rect(cornerRadius: 16))
            .clipShape(.rect(cornerRadius: 16))
            .accessibilityElement(children: .combine)
            .accessibilityIdentifier(ProjectTags.tile)
    }

    @ViewBuilder private var content: some View {
        switch tile.shows {
        case .switch(let on): control("power") { Say(on ? Words("project_on") : Words("project_off")) }
        case .dimmer(let level):
            control("dial.medium") {
                Text(level == 0 ? writing.text(Words("project_off")) : percent(level))
                ProgressView(value: Double(level) / 100).accessibilityHidden(true)
            }
        case .shutter(let open): control("blinds.horizontal.closed") { Text(opening(open)) }
        case .scene: control("theatermasks") { Say(Words("project_scene")) }
        case .thermostat(let target, let current):
            control("thermometer.medium") {
                Text(degrees(target))
                    .font(.title2)
                    .accessibilityLabel(writing.text(Words("project_target", .text(degrees(target)))))
                if let current { Say(Words("project_now", .text(degrees(current)))) }
            }
        case .label(let text):
            VStack(alignment: .leading, spacing: 4) {
                caption
                Text(text).font(.subheadline)
            }
            .padding(16)
        case .image(let file): seen(file, "photo") { EmptyView() }
        case .camera(let file): seen(file, "video") { Say(Words("project_still")).font(.subheadline) }
        }
    }

    private var active: Bool {
        switch tile.shows {
        case .switch(let on): on
        case .dimmer(let level): level > 0
        case .shutter, .scene, .thermostat, .label, .image, .camera: false
        }
    }

    /// What can be controlled in the building: pictogram above, name and state below.
    private func control(_ icon: String, @ViewBuilder state: () -> some View) -> some View {
        VStack(alignment: .leading, spacing: 4) {
            HStack {
                Image(systemName: icon).font(.title2).accessibilityHidden(true)
                Spacer()
                lock
            }
            Spacer(minLength: 12)
            Text(tile.name).font(.headline)
            state().font(.subheadline)
        }
        .padding(16)
    }

    private func seen(_ file: String?, _ icon: String, @ViewBuilder state: () -> some View) -> some View {
        VStack(alignment: .leading, spacing: 0) {
            Picture(file: file, instead: icon).aspectRatio(16 / 9, contentMode: .fit)
            VStack(alignment: .leading, spacing: 2) {
                caption
                state()
            }
            .padding(16)
        }
    }

    private var caption: some View {
        HStack {
            Text(tile.name).font(.headline)
            Spacer(minLength: 8)
            lock
        }
    }

    @ViewBuilder private var lock: some View {
        if tile.pin { Image(systemName: "lock.fill").accessibilityLabel(writing.text(Words("project_pin"))) }
    }

    private func opening(_ open: Int) -> String {
        switch open {
        case 0: writing.text(Words("project_closed"))
        case 100: writing.text(Words("project_open"))
        default: writing.text(Words("project_partly_open", .text(percent(open))))
        }
    }

    private func percent(_ value: Int) -> String {
        (Double(value) / 100).formatted(.percent.precision(.fractionLength(0)).locale(writing.locale))
    }

    private func degrees(_ value: Double) -> String {
        value.formatted(.number.precision(.fractionLength(0...1)).locale(writing.locale)) + "°"
    }
}

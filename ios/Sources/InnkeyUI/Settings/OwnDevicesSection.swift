import InnkeyModel
import SwiftUI

/// The phones and tablets on which the same person is signed in.
struct OwnDevicesSection: View {
    @Environment(\.writing) private var writing
    let state: SettingsState
    /// The building's time zone.
    let zone: TimeZone
    let events: SettingsEvents

    var body: some View {
        Section {
            if let devices = state.devices {
                ForEach(devices) { line($0) }
            } else if state.refreshing {
                SettingLine(icon: "iphone", title: writing.text(Words("settings_devices_asking"))) { Working() }
            } else {
                Say(Words("settings_devices_unknown")).foregroundStyle(.secondary)
            }
            ActionLine(
                Words("settings_everywhere"), icon: "rectangle.portrait.and.arrow.right",
                busy: state.work == .devices
            ) { events.onAsk(.signOutEverywhere) }
            .accessibilityIdentifier(SettingsTags.signOutEverywhere)
            FailureLine(state: state, part: .devices, events: events)
        } header: {
            Say(Words("settings_devices"))
        }
    }

    private func line(_ device: SignedInDevice) -> some View {
        SettingLine(icon: "iphone", title: device.name, text: text(device)) {
            if device.here {
                Say(Words("settings_device_here")).font(.subheadline).foregroundStyle(.pine)
            } else {
                IconButton(Words("settings_device_sign_out"), icon: "rectangle.portrait.and.arrow.right") {
                    events.onAsk(.signOutDevice(device))
                }
                .buttonStyle(.borderless)
                .disabled(state.work != nil)
                .accessibilityIdentifier(SettingsTags.signOutDevice)
            }
        }
        .accessibilityElement(children: .contain)
        .accessibilityIdentifier(SettingsTags.device)
    }

    /// Where this is, it is in use now.
    private func text(_ device: SignedInDevice) -> String {
        let since = Words("settings_device_since", .text(day(device.since, zone, writing.locale)))
        let seen = Words("settings_device_seen", .text(moment(device.seen, zone, writing.locale)))
        return (device.here ? [since] : [since, seen]).map(writing.text).joined(separator: "\n")
    }
}

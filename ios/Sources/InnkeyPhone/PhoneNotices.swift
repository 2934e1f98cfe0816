import InnkeyModel
import UIKit
// Its objects do not say that they may be handed to the system's own queues.
@preconcurrency import UserNotifications

/// Notifications about downloads, in the notification centre and without a sound: nobody is asked for them.
@MainActor
public final class PhoneNotices: DownloadNotices {
    private let writing: @MainActor () -> Writing
    private let centre = UNUserNotificationCenter.current()

    public init(writing: @escaping @MainActor () -> Writing) { self.writing = writing }

    public var isAppSeen: Bool { UIApplication.shared.applicationState == .active }

    public func show(_ notice: DownloadNotice) {
        let writing = writing()
        let content = UNMutableNotificationContent()
        content.title = notice.title(writing)
        content.body = notice.text(writing)
        content.userInfo = notice.route.userInfo
        content.userInfo[projectName] = notice.project
        content.categoryIdentifier = category(notice, writing)
        let request = UNNotificationRequest(identifier: notice.project, content: content, trigger: nil)
        Task {
            guard (try? await centre.requestAuthorization(options: [.alert, .provisional])) == true else { return }
            try? await centre.add(request)
        }
    }

    public func remove(_ project: String) {
        centre.removePendingNotificationRequests(withIdentifiers: [project])
        centre.removeDeliveredNotifications(withIdentifiers: [project])
    }

    /// Its buttons, in the language that is spoken now.
    private func category(_ notice: DownloadNotice, _ writing: Writing) -> String {
        let sets: [[DownloadCommand]] = [[], [.cancel], [.goOn, .cancel], [.tryAgain, .cancel]]
        let categories = sets.map { commands in
            UNNotificationCategory(
                identifier: name(commands),
                actions: commands.map { command in
                    UNNotificationAction(
                        identifier: command.rawValue, title: writing.text(command.label),
                        options: command == .cancel ? [.destructive] : [])
                }, intentIdentifiers: [])
        }
        centre.setNotificationCategories(Set(categories))
        return name(notice.commands)
    }

    private func name(_ commands: [DownloadCommand]) -> String { commands.map(\.rawValue).joined(separator: "-") }
}

private let projectName = "of"

/// What a person does with a notification.
public final class NotificationTaps: NSObject, UNUserNotificationCenterDelegate {
    private let onCommand: @MainActor @Sendable (DownloadCommand, _ project: String) -> Void
    private let onOpen: @MainActor @Sendable (Route) -> Void

    public init(
        onCommand: @escaping @MainActor @Sendable (DownloadCommand, _ project: String) -> Void,
        onOpen: @escaping @MainActor @Sendable (Route) -> Void
    ) {
        (self.onCommand, self.onOpen) = (onCommand, onOpen)
    }

    public func userNotificationCenter(
        _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
        withCompletionHandler completionHandler: @escaping () -> Void
    ) {
        let info = response.notification.request.content.userInfo
        let route = Route(userInfo: info)
        let command = DownloadCommand(rawValue: response.actionIdentifier)
        let project = info[projectName] as? String
        Task { @MainActor [onCommand, onOpen] in
            if let command, let project { onCommand(command, project) } else if let route { onOpen(route) }
        }
        completionHandler()
    }
}

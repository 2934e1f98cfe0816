import Foundation
import InnkeyModel
struct CustomerState { var guest: Guest?; var invite: Invite?; var withCode: Bool; var large: Bool; var devices: [DeviceLine]; var history: History?; var asking: Asking?; var working: Bool; var news: News?; var problem: Problem?; var refreshing: Bool; var offline: Bool; var removed: Bool }
struct Guest { var label: InnkeyModel.Label; var standing: Standing; var code: LiveCode?; var from: Date?; var until: Date?; var group: String?; var contact: String; var note: String; var language: String; var user: String?; var shared: Date?; var downloaded: Date?; var otp: Bool; var invited: Bool; var place: Place }
struct LiveCode { var text: String; var issued: Date; var countdown: Countdown }
struct Invite { var pattern: QrPattern; var withCode: Bool }
struct QrPattern: Sendable { var size: Int; func isDark(_ c: Int, _ r: Int) -> Bool { false } }
struct DeviceLine: Identifiable, Hashable { var id: String; var name: String; var since: Date; var lastSeen: Date }
enum Asking: Equatable { case share, renew, revoke, until, signOut(DeviceLine), signOutAll }
enum Shape { case picture, message, link }
struct News { var words: Words }
struct History { var entries: [Happening]; var more: Bool; var keptDays: Int }
struct Happening: Identifiable { var id: String; var what: Words; var at: Date; var who: Who; var device: String?; var changes: [Change]; var why: Words? }
enum Who { case `operator`, stranger, somebody(name: String) }
struct Change: Hashable { func text(_ w: Writing) -> String { "" } }
enum CustomerTags { static let content = "", edit = "", standing = "", code = "", timeLeft = "", qr = "", largeQr = "", withCode = "", share = "", renew = "", revoke = "", dayMore = "", until = "", untilOk = "", device = "", signOut = "", signOutAll = "", happening = "", moreHistory = "", news = "", removed = ""; static func share(_ s: Shape) -> String { "" } }
struct PadState { var typed: Int; var busy: Bool; var complaint: PadComplaint?; var waitUntil: Duration? }
enum PadComplaint { case a; var words: Words { Words("lock_lost") } }
let PinLength = 4...8
enum PadTags { static let typed = "", complaint = "", erase = "", ok = ""; static func digit(_ d: Int) -> String { "" } }
struct LockState { var name: String?; var pad: PadState; var biometrics: Bool; var forgetting: Bool; var removing: Bool; var problem: Problem? }
enum SetupStage { case off, on, current, new, `repeat` }
struct LockSetupState { var stage: SetupStage; var pad: PadState; var biometrics: Bool; var problem: Problem? }
enum LockTags { static let biometrics = "", forgot = "" }
enum LockSetupTags { static let set = "", change = "", turnOff = "", biometrics = "", cancel = "" }
struct ProjectState { var name: String; var stage: Stage; var function: String?; var page: String?; var problem: Problem?; var offline: Bool; var update: Bool; var begins: Begins? }
enum Stage { case opening, failed(Problem), door(cover: String?, why: Farewell?), inside([FunctionPart]) }
struct Begins { var at: Date; var zone: TimeZone; var clock: ServerClock }
struct FunctionPart: Identifiable { var id: String; var name: String; var icon: FIcon; var pages: [PagePart] }
enum FIcon { case a; var symbol: String { "" } }
struct PagePart: Identifiable { var id: String; var name: String; var picture: String?; var tiles: [Tile] }
struct Tile: Identifiable { var id: String; var name: String; var pin: Bool; var shows: Shows }
enum Shows { case `switch`(on: Bool), dimmer(level: Int), shutter(open: Int), scene, thermostat(target: Double, current: Double?), label(String), image(file: String?), camera(file: String?) }
enum ProjectTags { static let function = "", page = "", tiles = "", tile = "", settings = "", signIn = "", update = "" }

import Foundation
import InnkeyModel
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

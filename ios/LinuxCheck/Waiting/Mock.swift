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

import Foundation
import Innkey
import InnkeyModel

extension Core {
    /// The core in a folder of its own, which is in no backup: what is downloaded can be downloaded again, and what
    /// signs in belongs to this phone.
    public static func ofPhone(_ folder: URL, _ secrets: any SecretStore) -> Core {
        Core(open: {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            var values = URLResourceValues()
            values.isExcludedFromBackup = true
            var kept = folder
            try kept.setResourceValues(values)
            return try await InnkeyEngine.open(folder: folder.path, secrets: secrets)
        })
    }
}

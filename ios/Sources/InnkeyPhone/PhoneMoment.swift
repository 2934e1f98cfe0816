import Foundation
import InnkeyModel

extension Moment {
    /// By the phone's clock that goes on while it sleeps.
    public static var ofPhone: Moment {
        var boot = [CChar](repeating: 0, count: 64)
        var size = boot.count
        sysctlbyname("kern.bootsessionuuid", &boot, &size, nil, 0)
        let elapsed = Double(clock_gettime_nsec_np(CLOCK_MONOTONIC_RAW)) / 1e9
        let id = boot.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return Moment(boot: String(decoding: id, as: UTF8.self), elapsed: elapsed)
    }
}

package dev.innkey.app.lock

import dev.innkey.app.design.Preview

private val nothing = LockActions({}, PadActions({}, {}, {}), {}, {}, {}, {})
private val nothingToSetUp = LockSetupActions({}, {}, {}, {}, {}, {}, PadActions({}, {}, {}))

private fun aPad(
    typed: Int = 0,
    complaint: Complaint? = null,
    waitUntil: Long? = null,
) = PadUiState(typed, busy = false, complaint, waitUntil)

private fun aLock(
    pad: PadUiState = aPad(),
    name: String? = "Casa Limone",
    biometrics: Boolean = false,
    forgetting: Boolean = false,
    removing: Boolean = false,
) = LockUiState(name, pad, biometrics, forgetting, removing, problem = null)

private fun aSetup(
    stage: SetupStage,
    pad: PadUiState = aPad(),
    biometrics: Boolean = false,
) = LockSetupUiState(stage, pad, biometrics, problem = null)

internal val lockPreviews =
    listOf(
        Preview("lock-empty") { LockScreen(aLock(name = "Residenza Belvedere, Appartamento Panorama 12"), nothing) },
        Preview("lock-typed") { LockScreen(aLock(aPad(typed = 6), biometrics = true), nothing) },
        Preview("lock-wrong") { LockScreen(aLock(aPad(complaint = Complaint.Wrong(2))), nothing) },
        Preview("lock-wait") { LockScreen(aLock(aPad(waitUntil = 29_000)), nothing) },
        Preview("lock-lost") { LockScreen(aLock(aPad(complaint = Complaint.Lost)), nothing) },
        Preview("lock-forgetting") { LockScreen(aLock(forgetting = true), nothing) },
        Preview("lock-removing") { LockScreen(aLock(removing = true), nothing) },
        Preview("lock-problem") { LockScreen(aLock().copy(problem = keystoreFails), nothing) },
        Preview("lock-setup-off") { LockSetupScreen(aSetup(SetupStage.OFF), sensor = true, nothingToSetUp) },
        Preview("lock-setup-on") { LockSetupScreen(aSetup(SetupStage.ON, biometrics = true), sensor = true, nothingToSetUp) },
        Preview("lock-setup-no-sensor") { LockSetupScreen(aSetup(SetupStage.ON), sensor = false, nothingToSetUp) },
        Preview("lock-setup-new") { LockSetupScreen(aSetup(SetupStage.NEW, aPad(typed = 3)), sensor = true, nothingToSetUp) },
        Preview("lock-setup-different") {
            LockSetupScreen(aSetup(SetupStage.NEW, aPad(complaint = Complaint.Different)), sensor = true, nothingToSetUp)
        },
    )

package dev.innkey.app.lock

import android.content.SharedPreferences
import androidx.core.content.edit
import dev.innkey.SecretStore
import dev.innkey.SecretStoreException

/** What the lock of each project keeps: the PIN as a secret, the rest as choices. */
class LockStore(
    private val choices: SharedPreferences,
    private val secrets: SecretStore,
) {
    fun isOn(project: String): Boolean = choices.getBoolean(on(project), false)

    fun biometrics(project: String): Boolean = choices.getBoolean(biometric(project), false)

    fun setBiometrics(
        project: String,
        value: Boolean,
    ) = choices.edit { putBoolean(biometric(project), value) }

    /** The PIN comes first: a lock without one could not be opened. */
    internal fun turnOn(
        project: String,
        pin: SealedPin,
    ) {
        secrets.write(secret(project), pin.toBytes())
        choices.edit(commit = true) {
            putBoolean(on(project), true)
            noTries(project)
        }
    }

    /** The other way round, for the same reason. */
    fun clear(project: String) {
        choices.edit(commit = true) {
            remove(on(project))
            remove(biometric(project))
            noTries(project)
        }
        try {
            secrets.delete(secret(project))
        } catch (_: SecretStoreException) {
            // It opens nothing any more, and the next PIN takes its place.
        }
    }

    internal fun pin(project: String): SealedPin? = secrets.read(secret(project))?.let { SealedPin.read(it) }

    internal fun tries(project: String): Tries =
        Tries(choices.getInt(wrong(project), 0), Moment(choices.getInt(boot(project), 0), choices.getLong(elapsed(project), 0)))

    /** On the disk before it returns, so that ending the app gives no try back. */
    internal fun setTries(
        project: String,
        tries: Tries,
    ) = choices.edit(commit = true) {
        putInt(wrong(project), tries.wrong)
        putInt(boot(project), tries.last.boot)
        putLong(elapsed(project), tries.last.elapsed)
    }

    internal fun clearTries(project: String) = choices.edit(commit = true) { noTries(project) }
}

private fun SharedPreferences.Editor.noTries(project: String) {
    remove(wrong(project))
    remove(boot(project))
    remove(elapsed(project))
}

private fun secret(project: String) = "lock/$project"

private fun on(project: String) = "lock-on/$project"

private fun biometric(project: String) = "lock-biometric/$project"

private fun wrong(project: String) = "lock-wrong/$project"

private fun boot(project: String) = "lock-boot/$project"

private fun elapsed(project: String) = "lock-elapsed/$project"

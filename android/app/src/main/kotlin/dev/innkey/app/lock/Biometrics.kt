package dev.innkey.app.lock

import android.Manifest
import android.app.KeyguardManager
import android.content.Context
import android.content.pm.PackageManager
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricManager.Authenticators
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import androidx.annotation.RequiresApi
import androidx.annotation.RequiresPermission
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlin.coroutines.resume

/** Asks the phone whether its owner holds it. */
interface Biometrics {
    /** Whether the phone can tell: it has a sensor and knows a finger or a face. */
    fun available(context: Context): Boolean

    /**
     * Shows the system's question; whether it recognised the owner.
     *
     * @param cancel the button that goes back to the PIN
     */
    suspend fun ask(
        context: Context,
        title: String,
        cancel: String,
    ): Boolean
}

/** A phone that cannot tell. */
object NoBiometrics : Biometrics {
    override fun available(context: Context) = false

    override suspend fun ask(
        context: Context,
        title: String,
        cancel: String,
    ) = false
}

/** The system's own, from Android 9 on. */
object PhoneBiometrics : Biometrics {
    override fun available(context: Context): Boolean =
        when {
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.R -> canAuthenticateWeakly(context)
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q -> canAuthenticate(context)
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.P -> hasFingerprint(context)
            else -> false
        }

    override suspend fun ask(
        context: Context,
        title: String,
        cancel: String,
    ): Boolean = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P && prompt(context, title, cancel)
}

@RequiresApi(Build.VERSION_CODES.R)
private fun canAuthenticateWeakly(context: Context): Boolean =
    context.getSystemService(BiometricManager::class.java)?.canAuthenticate(Authenticators.BIOMETRIC_WEAK) ==
        BiometricManager.BIOMETRIC_SUCCESS

@Suppress("DEPRECATION") // what came after it came a version later
@RequiresApi(Build.VERSION_CODES.Q)
private fun canAuthenticate(context: Context): Boolean =
    context.getSystemService(BiometricManager::class.java)?.canAuthenticate() == BiometricManager.BIOMETRIC_SUCCESS

/** Android 9 does not say whether it knows a finger; a prompt that finds none says so itself. */
private fun hasFingerprint(context: Context): Boolean =
    context.packageManager.hasSystemFeature(PackageManager.FEATURE_FINGERPRINT) &&
        context.getSystemService(KeyguardManager::class.java)?.isDeviceSecure == true

@RequiresPermission(Manifest.permission.USE_BIOMETRIC)
@RequiresApi(Build.VERSION_CODES.P)
private suspend fun prompt(
    context: Context,
    title: String,
    cancel: String,
): Boolean =
    suspendCancellableCoroutine { waiting ->
        val signal = CancellationSignal()
        waiting.invokeOnCancellation { signal.cancel() }
        BiometricPrompt
            .Builder(context)
            .setTitle(title)
            .setNegativeButton(cancel, context.mainExecutor) { _, _ -> if (waiting.isActive) waiting.resume(false) }
            .build()
            .authenticate(signal, context.mainExecutor, Answer { if (waiting.isActive) waiting.resume(it) })
    }

/** A finger that did not fit is no answer yet: the system asks again by itself. */
@RequiresApi(Build.VERSION_CODES.P)
private class Answer(
    private val onAnswer: (Boolean) -> Unit,
) : BiometricPrompt.AuthenticationCallback() {
    override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) = onAnswer(true)

    override fun onAuthenticationError(
        code: Int,
        message: CharSequence,
    ) = onAnswer(false)
}

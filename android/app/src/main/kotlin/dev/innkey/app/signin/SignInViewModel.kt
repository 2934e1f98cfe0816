package dev.innkey.app.signin

import android.os.SystemClock
import androidx.compose.foundation.text.input.clearText
import androidx.compose.foundation.text.input.setTextAndPlaceCursorAtEnd
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.InnkeyException
import dev.innkey.Refusal
import dev.innkey.app.Core
import dev.innkey.app.R
import dev.innkey.app.phone.Preferences
import dev.innkey.app.phone.SignInMethod
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.toProblem
import dev.innkey.app.project.Farewell
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/**
 * Signing in by one-time code or by user name and password.
 *
 * @param device what the host's list calls this phone
 * @param elapsed the phone's milliseconds since its start
 */
class SignInViewModel(
    private val core: Core,
    private val id: String,
    private val preferences: Preferences,
    private val device: String,
    why: Farewell?,
    private val elapsed: () -> Long = SystemClock::elapsedRealtime,
) : ViewModel() {
    val fields = SignInFields()

    private val mutable =
        MutableStateFlow(SignInUiState("", method = null, choice = false, why, working = false, complaint = null, waitUntil = null))
    val state: StateFlow<SignInUiState> = mutable.asStateFlow()

    private val outbox = Channel<Unit>(Channel.BUFFERED)

    /** That somebody is signed in. */
    val done: Flow<Unit> = outbox.receiveAsFlow()

    init {
        viewModelScope.launch { prepare() }
    }

    fun switchMethod() =
        mutable.update {
            if (it.working) return@update it
            val other = if (it.method == SignInMethod.CODE) SignInMethod.PASSWORD else SignInMethod.CODE
            it.copy(method = other, complaint = null)
        }

    /** What was complained about is being mended. */
    fun edited() = mutable.update { if (it.working) it else it.copy(complaint = null) }

    /** Signs in; while that goes on, or while one has to wait, nothing more comes of it. */
    fun submit() {
        val method = mutable.value.method ?: return
        if (mutable.value.working || mutable.value.waitUntil.let { it != null && elapsed() < it }) return
        val missing = missing(method)
        mutable.update { it.copy(working = missing == null, complaint = missing, waitUntil = null) }
        if (missing != null) return
        viewModelScope.launch {
            try {
                signIn(method)
                preferences.setSignInMethod(id, method)
                fields.code.clearText()
                fields.password.clearText()
                outbox.send(Unit)
            } catch (error: InnkeyException) {
                refused(error)
            }
        }
    }

    private suspend fun prepare() {
        try {
            val project = core.project(id)
            val info = project.info()
            val code = project.linkCode()
            if (code != null && fields.code.text.isEmpty()) fields.code.setTextAndPlaceCursorAtEnd(code.filter { it.isLetterOrDigit() })
            val codes = info.otp != false
            val method = if (codes) preferences.signInMethod(id).takeIf { code == null } ?: SignInMethod.CODE else SignInMethod.PASSWORD
            mutable.update { it.copy(project = info.name, method = method, choice = codes) }
        } catch (error: InnkeyException) {
            mutable.update { it.copy(method = SignInMethod.PASSWORD, complaint = Complaint(Field.NONE, error.toProblem())) }
            return
        }
        resume()
    }

    /** A sign-in whose answer was lost may have worked. */
    private suspend fun resume() {
        try {
            core.project(id).account()
            if (!mutable.value.working) outbox.send(Unit)
        } catch (_: InnkeyException) {
            // It has not: the person signs in.
        }
    }

    private fun missing(method: SignInMethod): Complaint? =
        when {
            method == SignInMethod.CODE && fields.code.text.length < CODE_LENGTH -> complaint(Field.CODE, R.string.signin_code_short)
            method == SignInMethod.CODE -> null
            fields.user.text.isBlank() -> complaint(Field.USER, R.string.signin_user_missing)
            fields.password.text.isEmpty() -> complaint(Field.PASSWORD, R.string.signin_password_missing)
            else -> null
        }

    private suspend fun signIn(method: SignInMethod) {
        val project = core.project(id)
        when (method) {
            SignInMethod.CODE -> project.signInWithCode("${fields.code.text}", "${fields.name.text}".ifBlank { null }, device)
            SignInMethod.PASSWORD -> project.signInWithPassword("${fields.user.text}", "${fields.password.text}", device)
        }
    }

    private fun refused(error: InnkeyException) {
        val code = (error as? InnkeyException.Refused)?.code
        val problem = error.toProblem()
        mutable.update {
            val next = if (code == Refusal.OTP_OFF) it.copy(method = SignInMethod.PASSWORD, choice = false) else it
            next.copy(
                working = false,
                complaint =
                    if (error is InnkeyException.Invalid &&
                        it.method == SignInMethod.CODE
                    ) {
                        noCode
                    } else {
                        Complaint(code.field(), problem)
                    },
                waitUntil = problem.wait?.let { seconds -> elapsed() + seconds * MILLIS },
            )
        }
    }
}

private val noCode = complaint(Field.CODE, R.string.signin_code_wrong)

private fun complaint(
    about: Field,
    what: Int,
) = Complaint(about, Problem(what, next = null))

private fun Refusal?.field(): Field =
    when (this) {
        Refusal.CODE_UNKNOWN, Refusal.CODE_EXPIRED, Refusal.CODE_USED, Refusal.CODE_REVOKED, Refusal.CODE_REPLACED -> Field.CODE
        Refusal.WRONG_CREDENTIALS -> Field.PASSWORD
        else -> Field.NONE
    }

private const val MILLIS = 1_000L

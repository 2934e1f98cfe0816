package dev.innkey.app.settings

import androidx.compose.foundation.text.input.clearText
import androidx.compose.foundation.text.input.setTextAndPlaceCursorAtEnd
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.InnkeyException
import dev.innkey.Refusal
import dev.innkey.app.Core
import dev.innkey.app.R
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.toProblem
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** A person chooses user name and password, to sign in on a second phone. */
class LoginViewModel(
    private val core: Core,
    private val id: String,
) : ViewModel() {
    val form = LoginForm()

    private val mutable = MutableStateFlow(LoginUiState(open = false, hasLogin = false, saving = false, problem = null))
    val state: StateFlow<LoginUiState> = mutable.asStateFlow()

    private val channel = Channel<Unit>(Channel.BUFFERED)

    /** It was saved. */
    val saved: Flow<Unit> = channel.receiveAsFlow()

    /** @param user the user name until now, if there is one */
    fun open(user: String?) {
        if (mutable.value.open) return
        forget()
        user?.let { form.user.setTextAndPlaceCursorAtEnd(it) }
        mutable.value = LoginUiState(open = true, hasLogin = user != null, saving = false, problem = null)
    }

    fun close() {
        if (mutable.value.saving) return
        forget()
        mutable.update { it.copy(open = false) }
    }

    fun save() {
        val state = mutable.value
        if (!state.open || state.saving) return
        mutable.update { it.copy(saving = true, problem = null) }
        viewModelScope.launch {
            try {
                val current = if (state.hasLogin) form.current.text.toString() else null
                core.project(id).setLogin(form.user.text.toString(), form.password.text.toString(), current)
                forget()
                mutable.update { it.copy(open = false, saving = false) }
                channel.send(Unit)
            } catch (error: InnkeyException) {
                mutable.update { it.copy(saving = false, problem = problem(error)) }
            }
        }
    }

    private fun forget() = listOf(form.user, form.password, form.current).forEach { it.clearText() }
}

/** What a refusal means for this form, where that is more than it means elsewhere. */
private fun problem(error: InnkeyException): Problem =
    when ((error as? InnkeyException.Refused)?.code) {
        Refusal.WRONG_CREDENTIALS -> Problem(R.string.settings_login_wrong, R.string.settings_login_wrong_next)
        Refusal.INVALID -> Problem(R.string.settings_login_invalid, R.string.settings_login_invalid_next)
        else -> error.toProblem()
    }

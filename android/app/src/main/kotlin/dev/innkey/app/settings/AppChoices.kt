package dev.innkey.app.settings

import androidx.compose.runtime.Immutable
import androidx.lifecycle.ViewModel
import dev.innkey.app.phone.Language
import dev.innkey.app.phone.Languages
import dev.innkey.app.phone.Preferences
import dev.innkey.app.phone.Theme
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

/**
 * What a person has chosen for the whole app.
 *
 * @property dynamic whether the phone's own colours are used; null: it has none
 * @property choosing what a person is choosing now
 */
@Immutable
data class AppChoicesUiState(
    val language: Language,
    val theme: Theme,
    val dynamic: Boolean?,
    val choosing: Choice?,
)

/** What is chosen from a list. */
enum class Choice { LANGUAGE, THEME }

/** @param hasColours whether this phone has colours of its own */
class AppChoicesViewModel(
    private val preferences: Preferences,
    private val languages: Languages,
    private val hasColours: Boolean,
) : ViewModel() {
    private val mutable = MutableStateFlow(now(choosing = null))
    val state: StateFlow<AppChoicesUiState> = mutable.asStateFlow()

    /** The language may have been changed in the phone's settings meanwhile. */
    fun refresh() = mutable.update { now(it.choosing) }

    fun choose(what: Choice) = mutable.update { it.copy(choosing = what) }

    fun leaveIt() = mutable.update { it.copy(choosing = null) }

    fun setLanguage(language: Language) {
        leaveIt()
        languages.choose(language)
        refresh()
    }

    fun setTheme(theme: Theme) {
        leaveIt()
        preferences.setTheme(theme)
        refresh()
    }

    fun setDynamic(on: Boolean) {
        preferences.setDynamic(on)
        refresh()
    }

    private fun now(choosing: Choice?) =
        AppChoicesUiState(
            language = languages.chosen(),
            theme = preferences.theme.value,
            dynamic = if (hasColours) preferences.dynamic.value else null,
            choosing = choosing,
        )
}

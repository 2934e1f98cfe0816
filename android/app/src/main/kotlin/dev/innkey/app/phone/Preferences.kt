package dev.innkey.app.phone

import android.content.SharedPreferences
import androidx.core.content.edit
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** How the app looks. */
enum class Theme { SYSTEM, LIGHT, DARK }

/** What a person has chosen on this phone. */
class Preferences(
    private val store: SharedPreferences,
) {
    private val mutableTheme = MutableStateFlow(Theme.entries.firstOrNull { it.name == store.getString(THEME, null) } ?: Theme.SYSTEM)
    private val mutableDynamic = MutableStateFlow(store.getBoolean(DYNAMIC, false))
    private val mutableLanguage =
        MutableStateFlow(Language.entries.firstOrNull { it.name == store.getString(LANGUAGE, null) } ?: Language.SYSTEM)

    /** Light, dark, or as the phone. */
    val theme: StateFlow<Theme> = mutableTheme.asStateFlow()

    /** Whether the phone's own colours take the place of Innkey's. */
    val dynamic: StateFlow<Boolean> = mutableDynamic.asStateFlow()

    /** The app's language where the phone keeps none for it: [Languages]. */
    val language: StateFlow<Language> = mutableLanguage.asStateFlow()

    fun setTheme(theme: Theme) {
        store.edit { putString(THEME, theme.name) }
        mutableTheme.value = theme
    }

    /** How a person signed in to a project last. */
    fun signInMethod(project: String): SignInMethod? =
        store.getString(SIGN_IN + project, null)?.let { name ->
            SignInMethod.entries.firstOrNull {
                it.name ==
                    name
            }
        }

    fun setSignInMethod(
        project: String,
        method: SignInMethod,
    ) = store.edit { putString(SIGN_IN + project, method.name) }

    fun setDynamic(on: Boolean) {
        store.edit { putBoolean(DYNAMIC, on) }
        mutableDynamic.value = on
    }

    fun setLanguage(language: Language) {
        store.edit { putString(LANGUAGE, language.name) }
        mutableLanguage.value = language
    }
}

private const val THEME = "theme"
private const val DYNAMIC = "dynamic"
private const val LANGUAGE = "language"
private const val SIGN_IN = "signIn-"

package dev.innkey.app.phone

import android.app.LocaleManager
import android.content.Context
import android.content.res.Configuration
import android.os.Build
import android.os.LocaleList
import androidx.annotation.RequiresApi

/** Whether the phone keeps a language for each app, and applies it: since Android 13. */
internal val phoneKeepsLanguage = Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU

/** A language that the app speaks; null: what the phone speaks. */
enum class Language(
    val tag: String?,
) {
    SYSTEM(null),
    ENGLISH("en"),
    GERMAN("de"),
    ITALIAN("it"),
}

/** The app's own language: newer phones keep and apply it, on older ones the app does both. */
class Languages(
    private val context: Context,
    private val preferences: Preferences,
) {
    fun chosen(): Language =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) chosenInPhone(context) else preferences.language.value

    fun choose(language: Language) =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            chooseInPhone(context, language)
        } else {
            preferences.setLanguage(language)
        }

    /** Gives the phone what was chosen before it could keep it: after an update to Android 13. */
    fun handOver() {
        val old = preferences.language.value
        if (old == Language.SYSTEM || Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
        choose(old)
        preferences.setLanguage(Language.SYSTEM)
    }
}

/** The same context with texts in another language; for Android before 13. */
fun Context.speaking(language: Language): Context {
    val tag = language.tag ?: return this
    val change =
        Configuration().apply {
            // Else it would be a change as well: a new configuration's text is not scaled.
            fontScale = 0f
            setLocales(LocaleList.forLanguageTags(tag))
        }
    return createConfigurationContext(change)
}

@RequiresApi(Build.VERSION_CODES.TIRAMISU)
private fun chosenInPhone(context: Context): Language {
    val locales = localesOf(context).applicationLocales
    if (locales.isEmpty) return Language.SYSTEM
    return Language.entries.firstOrNull { it.tag == locales[0].language } ?: Language.SYSTEM
}

@RequiresApi(Build.VERSION_CODES.TIRAMISU)
private fun chooseInPhone(
    context: Context,
    language: Language,
) {
    val locales = language.tag?.let { LocaleList.forLanguageTags(it) } ?: LocaleList.getEmptyLocaleList()
    localesOf(context).applicationLocales = locales
}

@RequiresApi(Build.VERSION_CODES.TIRAMISU)
private fun localesOf(context: Context): LocaleManager = checkNotNull(context.getSystemService(LocaleManager::class.java))

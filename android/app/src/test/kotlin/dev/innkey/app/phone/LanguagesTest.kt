package dev.innkey.app.phone

import android.app.Application
import android.app.LocaleManager
import android.content.Context
import android.os.LocaleList
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.app.R
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import kotlin.test.assertEquals
import kotlin.test.assertSame

@RunWith(RobolectricTestRunner::class)
class LanguagesTest {
    private val context = getApplicationContext<Application>()
    private val store = context.getSharedPreferences("languages", Context.MODE_PRIVATE)
    private val preferences = Preferences(store)
    private val languages = Languages(context, preferences)
    private val inPhone get() = context.getSystemService(LocaleManager::class.java)

    @Test fun `the phone is told, and asked`() {
        assertEquals(Language.SYSTEM, languages.chosen())
        languages.choose(Language.GERMAN)
        assertEquals("de", inPhone?.applicationLocales?.toLanguageTags())
        inPhone?.applicationLocales = LocaleList.forLanguageTags("it-CH")
        assertEquals(Language.ITALIAN, languages.chosen())
        languages.choose(Language.SYSTEM)
        assertEquals("", inPhone?.applicationLocales?.toLanguageTags())
    }

    @Test fun `what an older phone kept is handed over to a newer one`() {
        preferences.setLanguage(Language.ITALIAN)
        languages.handOver()
        assertEquals(Language.ITALIAN, languages.chosen())
        assertEquals(Language.SYSTEM, Preferences(store).language.value)
        languages.choose(Language.ENGLISH)
        languages.handOver()
        assertEquals(Language.ENGLISH, languages.chosen(), "handed over once only")
    }

    @Test fun `older phones - the choice is kept, and texts are in it`() {
        preferences.setLanguage(Language.GERMAN)
        assertEquals(Language.GERMAN, Preferences(store).language.value)
        assertEquals("Projekteinstellungen", context.speaking(Language.GERMAN).getString(R.string.settings_title))
        assertEquals("Impostazioni progetto", context.speaking(Language.ITALIAN).getString(R.string.settings_title))
        assertSame(context, context.speaking(Language.SYSTEM))
    }

    @Test fun `older phones - only the language is another`() {
        RuntimeEnvironment.setFontScale(1.5f)
        RuntimeEnvironment.setQualifiers("+night")
        val before = context.resources.configuration
        val after = context.speaking(Language.GERMAN).resources.configuration
        assertEquals(before.fontScale, after.fontScale)
        assertEquals(before.uiMode, after.uiMode)
        assertEquals(before.densityDpi, after.densityDpi)
    }
}

package dev.innkey.app.settings

import android.app.Application
import android.content.Context
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.app.phone.Language
import dev.innkey.app.phone.Languages
import dev.innkey.app.phone.Preferences
import dev.innkey.app.phone.Theme
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertEquals
import kotlin.test.assertNull

@RunWith(RobolectricTestRunner::class)
class AppChoicesTest {
    private val context = getApplicationContext<Application>()
    private val preferences = Preferences(context.getSharedPreferences("choices", Context.MODE_PRIVATE))
    private val languages = Languages(context, preferences)
    private val model = AppChoicesViewModel(preferences, languages, hasColours = true)

    @Test fun `what is chosen holds`() {
        model.choose(Choice.THEME)
        assertEquals(Choice.THEME, model.state.value.choosing)
        model.setTheme(Theme.DARK)
        model.setLanguage(Language.ITALIAN)
        model.setDynamic(true)
        assertEquals(AppChoicesUiState(Language.ITALIAN, Theme.DARK, dynamic = true, choosing = null), model.state.value)
        assertEquals(model.state.value, AppChoicesViewModel(preferences, languages, hasColours = true).state.value)
    }

    @Test fun `a language chosen in the phone's settings is seen`() {
        languages.choose(Language.GERMAN)
        model.refresh()
        assertEquals(Language.GERMAN, model.state.value.language)
    }

    @Test fun `colours are not offered by a phone that has none`() {
        assertNull(AppChoicesViewModel(preferences, languages, hasColours = false).state.value.dynamic)
    }
}

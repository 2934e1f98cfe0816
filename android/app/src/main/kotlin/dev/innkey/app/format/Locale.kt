package dev.innkey.app.format

import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalConfiguration
import java.util.Locale

/** The language and country in which a screen writes. */
@Composable
fun locale(): Locale = LocalConfiguration.current.locales[0]

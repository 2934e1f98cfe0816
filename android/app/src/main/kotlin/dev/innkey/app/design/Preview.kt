package dev.innkey.app.design

import androidx.compose.runtime.Composable

/**
 * A screen in one of its states, with made-up content: what screenshots are taken of and accessibility is checked on.
 *
 * @property name `screen-state`, also the picture's file name
 */
class Preview(
    val name: String,
    val content: @Composable () -> Unit,
)

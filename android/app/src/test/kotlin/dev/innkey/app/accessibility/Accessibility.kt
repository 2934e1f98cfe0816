package dev.innkey.app.accessibility

import dev.innkey.app.screens.Photo

/** What a screen does so that everybody can use it; each tells what is not as it should be, in words. */
private val checks: List<(Photo) -> List<String>> =
    listOf(::names, ::roles, ::touchSizes, ::cutTexts, ::outside, ::contrast, ::headings, ::pictures, ::readingOrder)

fun accessibility(photo: Photo): List<String> = checks.flatMap { it(photo) }

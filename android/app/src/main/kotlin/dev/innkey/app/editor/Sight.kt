package dev.innkey.app.editor

import androidx.compose.ui.state.ToggleableState

/** What is seen of a project by who may see [ids]; null: everything. An id of a function stands for all its pages. */
internal fun visible(
    functions: List<FunctionItem>,
    ids: Set<String>?,
): List<FunctionItem> =
    if (ids == null) {
        functions
    } else {
        functions
            .map { function -> function.copy(pages = function.pages.filter { function.id in ids || it.id in ids }) }
            .filter { it.pages.isNotEmpty() }
    }

/** Whether a function is ticked: as a whole, in parts, or not. */
internal fun FunctionItem.tick(ids: Set<String>): ToggleableState =
    when {
        id in ids -> ToggleableState.On
        pages.any { it.id in ids } -> ToggleableState.Indeterminate
        else -> ToggleableState.Off
    }

/** The ids after a tap on a function: it as a whole, else nothing of it. */
internal fun FunctionItem.toggled(ids: Set<String>): Set<String> {
    val rest = ids - id - pages.mapTo(mutableSetOf()) { it.id }
    return if (tick(ids) == ToggleableState.On) rest else rest + id
}

/** The ids after a tap on one of its pages. A function that stood for all its pages falls apart into the others. */
internal fun FunctionItem.toggled(
    page: PageItem,
    ids: Set<String>,
): Set<String> =
    when {
        id in ids -> ids - id + pages.map { it.id } - page.id
        page.id in ids -> ids - page.id
        else -> ids + page.id
    }

package dev.innkey.app.screens

import dev.innkey.app.about.aboutPreviews
import dev.innkey.app.add.addPreviews
import dev.innkey.app.customer.customerPreviews
import dev.innkey.app.customers.customersPreviews
import dev.innkey.app.design.Preview
import dev.innkey.app.download.downloadPreviews
import dev.innkey.app.editor.editorPreviews
import dev.innkey.app.lock.lockPreviews
import dev.innkey.app.project.projectPreviews
import dev.innkey.app.projects.projectsPreviews
import dev.innkey.app.signin.signInPreviews

/** Every screen in every state: what is photographed and checked. A new screen adds its list here, a line each. */
internal val allPreviews: List<Preview> =
    listOf(
        downloadPreviews,
        projectsPreviews,
        addPreviews,
        editorPreviews,
        aboutPreviews,
        lockPreviews,
        projectPreviews,
        signInPreviews,
        customersPreviews,
        customerPreviews,
    ).flatten()

/** Whether a preview takes part: all do, unless innkey.screens.only has the beginnings of some names. */
internal fun wanted(name: String): Boolean {
    val beginnings = System.getProperty("innkey.screens.only").orEmpty().split(',').filter { it.isNotBlank() }
    return beginnings.isEmpty() || beginnings.any { name.startsWith(it) }
}

package dev.innkey.app.navigation

import android.content.Context
import android.content.Intent
import dev.innkey.app.MainActivity

/** Leads to a project's screen from outside of the app's window. */
fun Route.intent(context: Context): Intent {
    val flags = Intent.FLAG_ACTIVITY_NEW_TASK or Intent.FLAG_ACTIVITY_CLEAR_TOP or Intent.FLAG_ACTIVITY_SINGLE_TOP
    val intent = Intent(context, MainActivity::class.java).addFlags(flags)
    return when (this) {
        is Route.Download -> intent.putExtra(DOWNLOAD, project)
        is Route.Project -> intent.putExtra(PROJECT, project)
        else -> intent
    }
}

/** The screen that [intent] has put into it. */
fun Intent.route(): Route? = getStringExtra(DOWNLOAD)?.let { Route.Download(it) } ?: getStringExtra(PROJECT)?.let { Route.Project(it) }

private const val DOWNLOAD = "download"
private const val PROJECT = "project"

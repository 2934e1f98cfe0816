package dev.innkey.app.navigation

import kotlinx.serialization.Serializable

/** Where a person can be in the app. Projects and customers are named by their ids. */
sealed interface Route {
    @Serializable data object Projects : Route

    /** @property link what a deep link or another app handed over */
    @Serializable data class Add(
        val link: String? = null,
    ) : Route

    @Serializable data class Download(
        val project: String,
    ) : Route

    @Serializable data class Project(
        val project: String,
    ) : Route

    /**
     * The popup over an opened project.
     *
     * @property why the name of what ended the sign-in before
     */
    @Serializable data class SignIn(
        val project: String,
        val why: String? = null,
    ) : Route

    @Serializable data class ProjectSettings(
        val project: String,
    ) : Route

    @Serializable data class Customers(
        val project: String,
    ) : Route

    /** @property customer null: a new one */
    @Serializable data class Editor(
        val project: String,
        val customer: String? = null,
    ) : Route

    @Serializable data class Customer(
        val project: String,
        val customer: String,
    ) : Route

    @Serializable data object About : Route
}

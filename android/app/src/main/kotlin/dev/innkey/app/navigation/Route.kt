package dev.innkey.app.navigation

import kotlinx.serialization.Serializable

/** Where a person can be in the app. Projects and customers are named by their ids. */
sealed interface Route {
    /** A screen of one project. */
    sealed interface OfProject : Route {
        val project: String
    }

    @Serializable data object Projects : Route

    /**
     * @property link what a deep link or another app handed over
     * @property picture the address of a picture that another app handed over
     */
    @Serializable data class Add(
        val link: String? = null,
        val picture: String? = null,
    ) : Route

    @Serializable data class Download(
        val project: String,
    ) : Route

    @Serializable data class Project(
        override val project: String,
    ) : OfProject

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
        override val project: String,
    ) : OfProject

    /** Setting up the PIN before a project. */
    @Serializable data class Lock(
        override val project: String,
    ) : OfProject

    @Serializable data class Customers(
        override val project: String,
    ) : OfProject

    /** @property customer null: a new one */
    @Serializable data class Editor(
        override val project: String,
        val customer: String? = null,
    ) : OfProject

    @Serializable data class Customer(
        override val project: String,
        val customer: String,
    ) : OfProject

    @Serializable data object About : Route
}

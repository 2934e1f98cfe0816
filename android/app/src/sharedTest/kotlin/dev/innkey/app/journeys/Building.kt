package dev.innkey.app.journeys

/** A real server with the sample project *Casa Limone*, and two people who may manage its customers. */
interface Building : AutoCloseable {
    val anna: Admin
    val bruno: Admin

    /** Stops the server; phones that are connected lose it. */
    fun stop()

    /** Starts it again under the same address. */
    fun start()

    /** Makes its answers come in small pieces with a break before each, so that a download takes a while. */
    fun slow(on: Boolean)

    /** Sets the server's clock ahead by [seconds]. */
    fun turnClock(seconds: Long)
}

/** What people call the sample project. */
const val CASA = "Casa Limone"

/** @property link what the QR for this person's first phone holds */
class Admin(
    val user: String,
    val password: String,
    val link: String,
)

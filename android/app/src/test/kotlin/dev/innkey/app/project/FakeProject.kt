package dev.innkey.app.project

import dev.innkey.Account
import dev.innkey.AccountRole
import dev.innkey.EventSubscription
import dev.innkey.FunctionIcon
import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.Latest
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.ObjectKind
import dev.innkey.Project
import dev.innkey.ProjectContent
import dev.innkey.ProjectEvent
import dev.innkey.ProjectFunction
import dev.innkey.ProjectInfo
import dev.innkey.ProjectObject
import dev.innkey.ProjectPage
import dev.innkey.Refusal
import dev.innkey.SignedIn
import dev.innkey.Stay
import dev.innkey.app.Core
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.runBlocking
import java.time.Instant

internal val now: Instant = Instant.parse("2026-08-01T10:00:00Z")

internal val maria = Account("maria", AccountRole.CUSTOMER, "Maria Rossi", Stay(), user = null, ownLogin = false)

/** A project on a phone and on its server; what is set is what is answered. */
internal class FakeProject : Project(NoHandle) {
    var account: Account? = maria
    var otp: Boolean? = true
    var code: String? = null
    var content: ProjectContent? = contentOf("living", "bedroom")
    var upToDate = true

    /** Instead of what the phone, the server or a sign-in would say. */
    var openFails: InnkeyException? = null
    var serverFails: InnkeyException? = null
    var signInFails: InnkeyException? = null

    /** A sign-in waits for it. */
    var gate: CompletableDeferred<Unit>? = null
    val signIns = mutableListOf<List<String?>>()
    var signedOut = 0

    val heard = Channel<ProjectEvent>(Channel.UNLIMITED)

    val core =
        Core {
            object : InnkeyEngine(NoHandle) {
                override suspend fun project(id: String) = this@FakeProject
            }
        }

    init {
        // The core is opened on another thread: once it is, nothing here waits.
        runBlocking { core.engine() }
    }

    override suspend fun info() = ProjectInfo("p", "project", "Casa Limone", emptyList(), content?.version, otp, account, "Europe/Rome")

    override suspend fun open(language: String?): ProjectContent {
        openFails?.let { throw it }
        return content ?: throw InnkeyException.NotInstalled(NextStep.Download, "")
    }

    override suspend fun account(): SignedIn {
        serverFails?.let { throw it }
        return SignedIn(account ?: throw notSignedIn, otp ?: true, "Europe/Rome", now)
    }

    override suspend fun latest(): Latest {
        serverFails?.let { throw it }
        return Latest(1u, upToDate, otp ?: true)
    }

    override suspend fun linkCode() = code

    override suspend fun signInWithCode(
        code: String,
        name: String?,
        device: String,
    ) = signIn(code, name, device)

    override suspend fun signInWithPassword(
        user: String,
        password: String,
        device: String,
    ) = signIn(user, password, device)

    override suspend fun signOut() {
        signedOut++
        account = null
    }

    override fun subscribe() =
        object : EventSubscription(NoHandle) {
            override suspend fun next() = heard.receive()

            override fun cancel() = Unit
        }

    private suspend fun signIn(vararg with: String?): SignedIn {
        signIns += with.toList()
        gate?.await()
        signInFails?.let { throw it }
        account = maria
        return SignedIn(maria, otp = true, "Europe/Rome", now)
    }
}

internal val notSignedIn = InnkeyException.NotSignedIn(NextStep.SignIn, "")
internal val offline = InnkeyException.Offline(NextStep.CheckConnection, "")

internal fun refused(
    code: Refusal,
    wait: UInt? = null,
) = InnkeyException.Refused(code, wait, if (wait == null) NextStep.Nothing else NextStep.Wait(wait), "")

/** One function with these pages, and one with a page of every kind of object. */
internal fun contentOf(
    vararg pages: String,
    version: ULong = 1u,
) = ProjectContent(
    version,
    "project",
    "Casa Limone",
    "en",
    "Europe/Rome",
    "/cover",
    listOf(
        ProjectFunction("flat", "Flat", FunctionIcon.HOME, pages.map { ProjectPage(it, it, null, emptyList()) }),
        ProjectFunction("house", "House", FunctionIcon.GARDEN, listOf(ProjectPage("all", "All", "/picture", everyKind))),
    ),
)

private val everyKind =
    listOf(
        ObjectKind.Switch(true),
        ObjectKind.Dimmer(60u),
        ObjectKind.Shutter(100u),
        ObjectKind.Scene,
        ObjectKind.Thermostat(21f, null),
        ObjectKind.Label("Hello"),
        ObjectKind.Image("/image"),
        ObjectKind.Camera(null),
    ).mapIndexed { index, kind -> ProjectObject("o$index", "Object", kind, pin = index == 0) }

package dev.innkey.app.editor

import dev.innkey.CodeState
import dev.innkey.Customer
import dev.innkey.CustomerGroup
import dev.innkey.CustomerSettings
import dev.innkey.Customers
import dev.innkey.Draft
import dev.innkey.FunctionIcon
import dev.innkey.GroupSettings
import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.IssuedCode
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.ObjectKind
import dev.innkey.Project
import dev.innkey.ProjectContent
import dev.innkey.ProjectFunction
import dev.innkey.ProjectInfo
import dev.innkey.ProjectObject
import dev.innkey.ProjectPage
import dev.innkey.Refusal
import dev.innkey.StayTimes
import dev.innkey.Visible
import dev.innkey.app.Core
import java.time.Instant

internal val offline get() = InnkeyException.Offline(NextStep.CheckConnection, "offline")

internal fun refused(
    code: Refusal,
    next: NextStep,
) = InnkeyException.Refused(code, null, next, code.name)

/** A server in memory, with one project: customers are kept as the real one keeps them. */
internal class FakeBuilding {
    val saved = mutableMapOf<String, Customer>()

    /** What the next calls come to, before ([lost] false) or after they have been done. */
    val failures = ArrayDeque<Failure>()
    val calls = mutableListOf<String>()
    val groups = mutableListOf(group("flat", "Flat Limone", Visible.Only(setOf("flat", "pool")), "16:00", "11:00"))
    var otp = true
    var downloaded = true
    private var drafts = 0

    class Failure(
        val error: InnkeyException,
        val lost: Boolean = false,
    )

    val core = Core { engine }

    /** Another admin's phone. */
    fun meanwhile(
        id: String,
        change: (CustomerSettings) -> CustomerSettings,
    ) = saved.computeIfPresent(id) { _, customer -> customer.copy(settings = change(customer.settings), revision = customer.revision + 1u) }

    fun add(
        id: String,
        settings: CustomerSettings,
        user: String? = null,
    ) = customer(id, settings, user).also { saved[id] = it }

    fun draft(
        settings: CustomerSettings,
        invite: Boolean,
        login: Login?,
    ): Draft = FakeDraft("new-${++drafts}", settings, invite, login)

    private val customers =
        object : Customers(NoHandle) {
            override suspend fun groups() = call("groups") { groups.toList() }

            override suspend fun get(id: String) = call("get") { saved[id] ?: throw refused(Refusal.ACCOUNT_NOT_FOUND, NextStep.Refresh) }

            override suspend fun create(draft: Draft) =
                call("create") {
                    draft as FakeDraft
                    saved.getOrPut(
                        draft.id(),
                    ) { customer(draft.id(), draft.settings, draft.login?.user, if (draft.invite) code("c-${draft.id()}") else null) }
                }

            override suspend fun edit(
                before: Customer,
                after: CustomerSettings,
            ) = call("edit") {
                val now = saved.getValue(before.id)
                if (now.revision != before.revision) throw InnkeyException.ChangedMeanwhile(now, NextStep.Refresh, "changed")
                now.copy(settings = after, revision = now.revision + 1u).also { saved[it.id] = it }
            }

            override suspend fun renew(id: String) =
                call(
                    "renew",
                ) { saved.getValue(id).copy(code = code("renewed")).also { saved[id] = it } }

            override suspend fun revoke(id: String) =
                call(
                    "revoke",
                ) { saved.getValue(id).let { it.copy(code = it.code?.copy(state = CodeState.REVOKED)) }.also { saved[id] = it } }

            override suspend fun setLogin(
                id: String,
                user: String,
                password: String,
            ) = call("setLogin") { saved.getValue(id).copy(user = user).also { saved[id] = it } }

            override suspend fun removeLogin(id: String) =
                call(
                    "removeLogin",
                ) { saved.getValue(id).copy(user = null).also { saved[id] = it } }
        }

    private val project =
        object : Project(NoHandle) {
            override fun customers() = customers

            override suspend fun info() =
                ProjectInfo("p", "project", "Casa Limone", emptyList(), if (downloaded) 1u else null, otp, null, timeZone = "Europe/Rome")

            override suspend fun open(language: String?): ProjectContent {
                if (!downloaded) throw InnkeyException.NotInstalled(NextStep.Download, "not downloaded")
                return content(language.orEmpty())
            }
        }

    private val engine =
        object : InnkeyEngine(NoHandle) {
            override suspend fun project(id: String) = project
        }

    private fun <T> call(
        name: String,
        work: () -> T,
    ): T {
        calls += name
        val failure = if (name == "groups") null else failures.removeFirstOrNull()
        if (failure?.lost == false) throw failure.error
        return work().also { if (failure != null) throw failure.error }
    }
}

private class FakeDraft(
    private val id: String,
    val settings: CustomerSettings,
    val invite: Boolean,
    val login: Login?,
) : Draft(NoHandle) {
    override fun id() = id
}

private fun customer(
    id: String,
    settings: CustomerSettings,
    user: String? = null,
    code: IssuedCode? = null,
) = Customer(id, settings, 1u, user, null, code, null, null, null, null, null, 0u, Instant.EPOCH)

private fun code(id: String) = IssuedCode(id, CodeState.LIVE, null, Instant.EPOCH, Instant.EPOCH)

internal fun group(
    id: String,
    name: String,
    rights: Visible,
    arrival: String,
    departure: String,
) = CustomerGroup(id, GroupSettings(name, rights, StayTimes(arrival, departure)), null, 0u, 1u)

private fun content(language: String): ProjectContent {
    fun page(id: String) = ProjectPage(id, "$id $language", null, listOf(ProjectObject("$id-light", "Light", ObjectKind.Scene, false)))

    fun function(
        id: String,
        vararg pages: String,
    ) = ProjectFunction(id, "$id $language", FunctionIcon.HOME, pages.map { page(it) })
    return ProjectContent(
        1u,
        "project",
        "Casa Limone",
        "en",
        "Europe/Rome",
        null,
        listOf(function("flat", "living", "bedroom"), function("garden", "pool", "lawn"), function("plant", "boiler")),
    )
}

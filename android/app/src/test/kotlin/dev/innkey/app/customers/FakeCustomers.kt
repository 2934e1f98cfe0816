package dev.innkey.app.customers

import dev.innkey.Activity
import dev.innkey.ActivityPage
import dev.innkey.ActivityQuery
import dev.innkey.Customer
import dev.innkey.CustomerGroup
import dev.innkey.CustomerList
import dev.innkey.CustomerQuery
import dev.innkey.CustomerSettings
import dev.innkey.Customers
import dev.innkey.Device
import dev.innkey.DeviceList
import dev.innkey.EventSubscription
import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.Invitation
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.Project
import dev.innkey.ProjectEvent
import dev.innkey.ProjectInfo
import dev.innkey.Refusal
import dev.innkey.app.Core
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.runBlocking
import java.time.Instant

/** When the tests begin, by the server's clock. */
internal val NOON: Instant = Instant.parse("2026-08-03T12:00:00Z")

internal val unreachable = InnkeyException.Offline(NextStep.CheckConnection, "unreachable")

internal fun refused(why: Refusal) = InnkeyException.Refused(why, null, NextStep.Nothing, why.name)

/** A server that is only as real as the screens of customers need. */
internal class FakeBuilding(
    private val now: () -> Instant = { NOON },
) : Customers(NoHandle) {
    val customers = mutableListOf<Customer>()
    val devices = mutableListOf<Device>()
    val activities = mutableListOf<Activity>()
    val events = Channel<ProjectEvent>(Channel.UNLIMITED)

    /** What was asked and done, in words. */
    val log = mutableListOf<String>()
    var otp = true

    /** What every call fails with. */
    var failure: InnkeyException? = null

    /** Calls wait until it is done. */
    var gate: CompletableDeferred<Unit>? = null

    private val project =
        object : Project(NoHandle) {
            override fun customers(): Customers = this@FakeBuilding

            override fun subscribe() = Subscription()

            override suspend fun info() = ProjectInfo("p", "p", "Casa Limone", emptyList(), 1uL, otp, null, "Europe/Rome")
        }

    private val engine =
        object : InnkeyEngine(NoHandle) {
            override suspend fun project(id: String) = project
        }

    val core = Core { engine }.also { runBlocking { it.engine() } }

    private inner class Subscription : EventSubscription(NoHandle) {
        override suspend fun next(): ProjectEvent? = events.receive()

        override fun cancel() = Unit
    }

    private suspend fun called(what: String) {
        log += what
        gate?.await()
        failure?.let { throw it }
    }

    override suspend fun page(query: CustomerQuery): CustomerList {
        called("page ${query.q.orEmpty()}/${query.stay ?: ""}/${query.group.orEmpty()} after ${query.after ?: 0} at most ${query.limit}")
        val found = customers.filter { it.settings.name.contains(query.q.orEmpty(), ignoreCase = true) }
        val start = query.after?.toInt() ?: 0
        val end = minOf(start + (query.limit ?: 100u).toInt(), found.size)
        return CustomerList(
            found.subList(start, end),
            end.toString().takeIf { end < found.size },
            found.size.toULong(),
            1uL,
            otp,
            "Europe/Rome",
            now(),
        )
    }

    override suspend fun groups(): List<CustomerGroup> = emptyList()

    override suspend fun get(id: String): Customer {
        called("get")
        return customers.firstOrNull { it.id == id } ?: throw refused(Refusal.ACCOUNT_NOT_FOUND)
    }

    override suspend fun devices(id: String) = DeviceList(devices, now())

    override suspend fun activity(query: ActivityQuery): ActivityPage {
        val start = query.after?.toInt() ?: 0
        val end = minOf(start + checkNotNull(query.limit).toInt(), activities.size)
        return ActivityPage(activities.subList(start, end), end.toString().takeIf { end < activities.size }, 90u)
    }

    override suspend fun remove(id: String) {
        called("remove $id")
        customers.removeAll { it.id == id }
    }

    override suspend fun invitation(
        id: String,
        withCode: Boolean,
        language: String?,
        template: String?,
    ): Invitation {
        called("invitation ${if (withCode) "with" else "without"} code")
        val link = "INNKEY:LINK" + if (withCode) checkNotNull(get(id).code?.code) else ""
        return Invitation(link, "Hello, $link")
    }

    override suspend fun noteShared(id: String): Customer {
        called("shared")
        return put(get(id).copy(sharedAt = now()))
    }

    override suspend fun renew(id: String): Customer {
        called("renew")
        return put(get(id).copy(code = aCode("NEWC-0DE1", now().plusSeconds(7_200))))
    }

    override suspend fun revoke(id: String): Customer {
        called("revoke")
        return put(get(id).copy(code = null, devices = 0u))
    }

    override suspend fun signOut(
        id: String,
        device: String?,
    ) {
        called("sign out ${device ?: "all"}")
        devices.removeAll { device == null || it.id == device }
    }

    override suspend fun edit(
        before: Customer,
        after: CustomerSettings,
    ): Customer {
        called("edit ${before.revision} until ${after.stay.until}")
        val known = get(before.id)
        if (known.revision != before.revision) throw InnkeyException.ChangedMeanwhile(known, NextStep.Refresh, "changed")
        return put(known.copy(settings = after, revision = known.revision + 1uL))
    }

    /** Puts a customer in the place of the one with the same id. */
    fun put(customer: Customer): Customer {
        customers[customers.indexOfFirst { it.id == customer.id }] = customer
        return customer
    }
}

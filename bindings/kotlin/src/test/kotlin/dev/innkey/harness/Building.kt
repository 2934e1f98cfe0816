package dev.innkey.harness

import dev.innkey.Customer
import dev.innkey.CustomerSettings
import dev.innkey.Draft
import dev.innkey.SecretStore

/** A server with the sample project, and the phone of the host *anna*, signed in. */
class Building private constructor(
    val server: Server,
    val annaLink: String,
    val anna: PhoneWithProject,
) : AutoCloseable {
    /** A new customer with a live code. */
    suspend fun invite(name: String): Customer {
        val customers = anna.project.customers()
        return customers.create(Draft(CustomerSettings(name = name), invite = true))
    }

    /** A new phone with a customer's link. */
    suspend fun phoneOf(
        customer: Customer,
        secrets: SecretStore = MemorySecrets(),
    ): PhoneWithProject {
        val invitation = anna.project.customers().invitation(customer.id, withCode = false, language = null, template = null)
        return PhoneWithProject.open(invitation.link, secrets)
    }

    override fun close() {
        anna.close()
        server.close()
    }

    companion object {
        suspend fun open(): Building {
            val server = Server.start()
            server.push()
            val link = server.addAdmin("anna")
            val anna = PhoneWithProject.open(link)
            anna.project.signInWithPassword("anna", PASSWORD, "Anna's phone")
            return Building(server, link, anna)
        }
    }
}

/** The live code of a customer. */
val Customer.liveCode: String get() = checkNotNull(code?.code)

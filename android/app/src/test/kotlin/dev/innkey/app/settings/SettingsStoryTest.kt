package dev.innkey.app.settings

import android.app.Application
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.Project
import dev.innkey.app.LocalServices
import dev.innkey.app.Services
import dev.innkey.app.design.BareActivity
import dev.innkey.app.journeys.pages.ProjectsPage
import dev.innkey.app.journeys.pages.SettingsPage
import dev.innkey.app.navigation.InnkeyNavHost
import dev.innkey.app.navigation.Route
import dev.innkey.harness.MemorySecrets
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.Server
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import java.io.File
import kotlin.test.assertEquals

/** The screen as a person uses it, with the real core and a real server. */
@RunWith(RobolectricTestRunner::class)
class SettingsStoryTest {
    private val compose = createComposeRule()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(BareActivity()).around(compose)

    private val application = getApplicationContext<Application>()
    private val server = Server.start().apply { push() }
    private val services = phone("anna")
    private lateinit var project: Project

    @Before
    fun signIn() {
        project = signedIn(services, "Anna's phone")
    }

    @After
    fun end() {
        runBlocking { services.core.shutDown() }
        server.close()
    }

    @Test
    fun `an admin signs another device out, then this one, and takes the project off the phone`() {
        val other = phone("other")
        signedIn(other, "Old tablet")
        show()
        settings {
            isSignedInAs("Admin")
            hasDevice("Old tablet")
            signOutOtherDevice()
            hasNoOtherDevice()
            signOut()
            isSignedOut()
            offersNoCustomers()
            remove()
        }
        ProjectsPage(compose).isShown()
        assertEquals(emptyList(), runBlocking { services.core.engine().projects() })
        runBlocking { other.core.shutDown() }
    }

    @Test
    fun `a new password is good for the next sign-in`() {
        show()
        settings { chooseLogin("anna.bianchi", "arancia-amara-7", current = PASSWORD) }
        runBlocking {
            project.signOut()
            project.signInWithPassword("anna.bianchi", "arancia-amara-7", "Anna's phone")
        }
    }

    @Test
    fun `without the server the phone tells what it knows`() {
        server.stop()
        show()
        settings {
            isOffline()
            isSignedInAs("Admin")
            signOut()
            isSignedOut()
        }
    }

    private fun phone(owner: String) = Services.of(application, File(application.cacheDir, owner), MemorySecrets(), owner)

    private fun signedIn(
        services: Services,
        device: String,
    ): Project =
        runBlocking {
            services.core.engine().addLink(link).apply { signInWithPassword("anna", PASSWORD, device) }
        }

    private val link by lazy { server.addAdmin("anna") }

    private fun show() {
        val asked = Channel<Route>(1).apply { trySend(Route.ProjectSettings(project.id())) }
        compose.setContent { CompositionLocalProvider(LocalServices provides services) { InnkeyNavHost(asked) } }
    }

    private fun settings(steps: SettingsPage.() -> Unit) = SettingsPage(compose).apply { isShown() }.steps()
}

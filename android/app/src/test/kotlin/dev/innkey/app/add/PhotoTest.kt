package dev.innkey.app.add

import androidx.lifecycle.SavedStateHandle
import dev.innkey.app.Core
import dev.innkey.app.navigation.Route
import dev.innkey.app.phone.Frame
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertEquals
import kotlin.test.assertNull

/** Pictures of the gallery and of other apps. */
@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class PhotoTest {
    private val main = UnconfinedTestDispatcher()

    @Before fun main() = Dispatchers.setMain(main)

    @After fun noMain() = Dispatchers.resetMain()

    private fun model(
        picture: Frame?,
        route: Route.Add = Route.Add(),
    ) = AddViewModel(
        Core { error("nothing is added") },
        Scanner(FakeCamera(), { picture }),
        FakeNetwork(),
        SavedStateHandle(),
        route,
        main,
    )

    private suspend fun AddViewModel.read(): AddUiState {
        scanPhoto("content://picture")
        return state.first { !it.photo.reading }
    }

    @Test fun `a picture with a link leads to the building`() =
        runTest(main) {
            model(frame(CASA)).run {
                scanPhoto("content://picture")
                assertEquals("Casa Limone", state.first { it.found != null }.found?.projects?.single()?.name)
            }
        }

    @Test fun `a picture that another app shares is read at once`() =
        runTest(main) {
            val model = model(frame(CASA), Route.Add(picture = "content://picture"))
            assertEquals("1", model.state.first { it.found != null }.found?.projects?.size.toString())
        }

    @Test fun `a picture that does not help is named with what to do`() =
        runTest(main) {
            val pictures =
                listOf(
                    null to unreadablePhoto,
                    blank() to noCodeInPhoto,
                    frame("https://example.org") to foreignCodeInPhoto,
                    frame(CASA.dropLast(2)) to unreadableLink,
                )
            for ((picture, problem) in pictures) {
                val state = model(picture).read()
                assertEquals(problem, state.photo.problem)
                assertNull(state.found)
            }
        }
}

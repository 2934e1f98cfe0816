package dev.innkey.app.download

import dev.innkey.app.phone.NetworkState
import org.junit.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull

class HoldTest {
    private val wifi = NetworkState(online = true, metered = false)
    private val mobile = NetworkState(online = true, metered = true)
    private val none = NetworkState(online = false, metered = false)
    private val much = UNASKED_BYTES + 1

    private fun held(
        network: NetworkState,
        left: Long? = much,
        answer: Answer = Answer.NONE,
        paused: PausedBy? = null,
    ) = hold(paused, network, left, answer)

    @Test
    fun `nothing holds it on a network that costs nothing`() = assertNull(held(wifi))

    @Test
    fun `much over mobile data is asked about`() = assertEquals(Phase.Asking, held(mobile))

    @Test
    fun `little over mobile data is not, nor what is not known yet`() {
        assertNull(held(mobile, left = UNASKED_BYTES))
        assertNull(held(mobile, left = null))
    }

    @Test
    fun `the answer is obeyed`() {
        assertNull(held(mobile, answer = Answer.NOW))
        assertEquals(Phase.WaitingForWifi, held(mobile, answer = Answer.WAIT_FOR_WIFI))
        assertNull(held(wifi, answer = Answer.WAIT_FOR_WIFI))
    }

    @Test
    fun `without a network it waits, whatever was answered`() {
        for (answer in Answer.entries) assertEquals(Phase.Offline, held(none, answer = answer))
    }

    @Test
    fun `a pause outlasts everything`() {
        for (network in listOf(wifi, mobile, none)) {
            assertEquals(Phase.Paused(PausedBy.PERSON), held(network, paused = PausedBy.PERSON))
        }
    }
}

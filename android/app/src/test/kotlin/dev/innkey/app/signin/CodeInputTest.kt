package dev.innkey.app.signin

import org.junit.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull

class CodeInputTest {
    private val message =
        """
        Hallo Anna-Lena,
        hier ist dein Zugang zu Casa Limone.

        2. Öffne diesen Link in der App oder scanne den QR-Code:
        INNKEY:1AEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQC
        3. Wähle „Einmalcode“ und gib ein: K7QM-2P4X
        Der Code gilt einmal.
        """.trimIndent()

    @Test fun `a code, however it is spelled`() {
        for (spelled in listOf(
            "K7QM-2P4X",
            "k7qm2p4x",
            " K7QM 2P4X ",
            "k-7-q-m-2-p-4-x",
            "K7QM–2P4X",
        )) {
            assertEquals("K7QM2P4X", codeIn(spelled), spelled)
        }
    }

    @Test fun `letters that the core takes for digits stay as they are`() = assertEquals("OIL02P4X", codeIn("oil0-2p4x"))

    @Test fun `the code in a whole message`() = assertEquals("K7QM2P4X", codeIn(message))

    @Test fun `in a message without a code there is none`() = assertNull(codeIn(message.replace("K7QM-2P4X", "")))

    @Test fun `too much is no code`() = assertNull(codeIn("K7QM-2P4X-AAAA"))
}

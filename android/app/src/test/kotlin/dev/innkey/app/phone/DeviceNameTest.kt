package dev.innkey.app.phone

import org.junit.Test
import kotlin.test.assertEquals

class DeviceNameTest {
    @Test fun `maker and model, each once`() {
        assertEquals("Google Pixel 8", deviceName("Google", "Pixel 8"))
        assertEquals("Samsung SM-S911B", deviceName("samsung", "SM-S911B"))
        assertEquals("Fairphone", deviceName("Fairphone", ""))
    }
}

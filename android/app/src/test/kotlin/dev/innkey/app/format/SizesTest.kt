package dev.innkey.app.format

import org.junit.Test
import java.util.Locale
import kotlin.test.assertEquals

class SizesTest {
    private fun shown(count: Long) = bytes(count, Locale.ENGLISH).replace('\u00A0', ' ')

    @Test
    fun `bytes are written in the unit that fits`() {
        assertEquals("0 B", shown(0))
        assertEquals("999 B", shown(999))
        assertEquals("1 kB", shown(1_000))
        assertEquals("850 kB", shown(850_400))
        assertEquals("4.2 MB", shown(4_240_000))
        assertEquals("42 MB", shown(42_000_000))
        assertEquals("1.2 GB", shown(1_240_000_000))
        assertEquals("5.0 TB", shown(5_000_000_000_000))
        assertEquals("12,000 TB", shown(12_000_000_000_000_000))
    }

    @Test
    fun `rounding up changes the unit and the digits with it`() {
        assertEquals("1.0 MB", shown(999_600))
        assertEquals("999 kB", shown(999_400))
        assertEquals("9.9 MB", shown(9_940_000))
        assertEquals("10 MB", shown(9_960_000))
    }

    @Test
    fun `less than nothing is nothing`() = assertEquals("0 B", shown(-1))

    @Test
    fun `numbers are written as the language does, and never parted from their unit`() {
        assertEquals("4,2\u00A0MB", bytes(4_200_000, Locale.GERMAN))
        assertEquals("4,2\u00A0MB/\u2060s", rate(4_200_000, Locale.ITALIAN))
    }
}

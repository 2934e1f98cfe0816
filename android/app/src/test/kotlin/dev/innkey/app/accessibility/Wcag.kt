package dev.innkey.app.accessibility

import kotlin.math.pow

/** The contrast of two colours as WCAG 2 defines it, from 1 to 21. */
internal fun wcag(
    one: Int,
    other: Int,
): Double {
    val (dark, light) = listOf(luminance(one), luminance(other)).sorted()
    return (light + 0.05) / (dark + 0.05)
}

private fun luminance(argb: Int): Double {
    fun linear(shift: Int): Double {
        val value = (argb shr shift and 0xff) / 255.0
        return if (value <= 0.04045) value / 12.92 else ((value + 0.055) / 1.055).pow(2.4)
    }
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
}

package dev.innkey.app.format

import java.math.RoundingMode
import java.text.NumberFormat
import java.util.Locale

/** A number of bytes as phones and shops write it: "850 kB", "4.2 MB", "42 MB". */
fun bytes(
    count: Long,
    locale: Locale,
): String {
    var value = count.coerceAtLeast(0).toBigDecimal()
    var unit = 0
    // What would be rounded up to 1,000 is 1 of the next unit.
    while (value >= NEXT_UNIT && unit < UNITS.lastIndex) {
        value = value.movePointLeft(THREE_DIGITS)
        unit++
    }
    val digits = if (unit >= MEGA && value < NO_DIGITS) 1 else 0
    val number =
        NumberFormat.getInstance(locale).apply {
            minimumFractionDigits = digits
            maximumFractionDigits = digits
            roundingMode = RoundingMode.HALF_UP
        }
    return "${number.format(value)}\u00A0${UNITS[unit]}"
}

/** Bytes per second: "1.3 MB/s", never parted. */
fun rate(
    bytesPerSecond: Long,
    locale: Locale,
): String = "${bytes(bytesPerSecond, locale)}/\u2060s"

private val UNITS = listOf("B", "kB", "MB", "GB", "TB")
private const val MEGA = 2
private const val THREE_DIGITS = 3
private val NEXT_UNIT = "999.5".toBigDecimal()
private val NO_DIGITS = "9.95".toBigDecimal()

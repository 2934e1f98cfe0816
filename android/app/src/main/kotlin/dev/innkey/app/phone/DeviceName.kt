package dev.innkey.app.phone

import android.os.Build

/** What this phone is called in a host's list, e.g. "Google Pixel 8". */
fun deviceName(
    manufacturer: String = Build.MANUFACTURER,
    model: String = Build.MODEL,
): String {
    val maker = manufacturer.trim().replaceFirstChar { it.titlecase() }
    val product = model.trim()
    return when {
        product.isEmpty() -> maker
        product.startsWith(maker, ignoreCase = true) -> product.replaceFirstChar { it.titlecase() }
        else -> "$maker $product".trim()
    }
}

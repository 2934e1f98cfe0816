package dev.innkey.app

import android.app.Application

/** Holds what lives as long as the app. */
class InnkeyApplication : Application() {
    /** Made when first needed; a test puts its own in place before that. */
    var services: Services by lazyVar { Services.ofPhone(this) }
}

private fun <T : Any> lazyVar(make: () -> T) =
    object : kotlin.properties.ReadWriteProperty<Any, T> {
        private var value: T? = null

        override fun getValue(
            thisRef: Any,
            property: kotlin.reflect.KProperty<*>,
        ): T = value ?: make().also { value = it }

        override fun setValue(
            thisRef: Any,
            property: kotlin.reflect.KProperty<*>,
            value: T,
        ) {
            this.value = value
        }
    }

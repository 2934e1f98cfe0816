package dev.innkey.app

import android.app.Application
import android.content.Context
import dev.innkey.app.phone.SharedPictures
import dev.innkey.app.phone.phoneKeepsLanguage
import dev.innkey.app.phone.speaking
import kotlin.concurrent.thread

/** Holds what lives as long as the app. */
class InnkeyApplication : Application() {
    /** Made when first needed; a test puts its own in place before that. */
    var services: Services by lazyVar { Services.ofPhone(this) }

    override fun onCreate() {
        super.onCreate()
        val pictures = SharedPictures(this)
        thread(name = "tidy") { pictures.tidy() }
    }
}

/** With texts in the app's own language: for whatever has a window or a notification. */
internal fun Context.inAppLanguage(): Context =
    if (phoneKeepsLanguage) this else speaking((applicationContext as InnkeyApplication).services.preferences.language.value)

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

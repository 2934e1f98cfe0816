package dev.innkey.app.about

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.InnkeyException
import dev.innkey.app.Core
import dev.innkey.app.phone.Storage
import dev.innkey.app.problem.toProblem
import dev.innkey.innkeyVersion
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Versions, and how much the app keeps on this phone. */
class AboutViewModel(
    private val core: Core,
    private val storage: Storage,
    app: String,
    private val coreVersion: () -> String = ::innkeyVersion,
) : ViewModel() {
    private val mutable = MutableStateFlow(AboutUiState(app, core = null, bytes = null, tidying = null, problem = null))
    val state: StateFlow<AboutUiState> = mutable.asStateFlow()

    init {
        load()
    }

    fun load() {
        viewModelScope.launch {
            attempt {
                core.engine()
                val version = coreVersion()
                mutable.update { it.copy(core = version, problem = null) }
            }
            count()
        }
    }

    /** Takes away what is on this phone of projects whose stay is over. */
    fun tidy() {
        if (mutable.value.tidying == Tidying.Running) return
        mutable.update { it.copy(tidying = Tidying.Running, problem = null) }
        viewModelScope.launch {
            var result: Tidying? = null
            attempt {
                val before = storage.bytes()
                core.engine().tidy()
                val after = count()
                result = Tidying.Done((before - after).coerceAtLeast(0))
            }
            mutable.update { it.copy(tidying = result) }
        }
    }

    private suspend fun count(): Long {
        val bytes = storage.bytes()
        mutable.update { it.copy(bytes = bytes) }
        return bytes
    }

    private suspend fun attempt(work: suspend () -> Unit) =
        try {
            work()
        } catch (error: InnkeyException) {
            mutable.update { it.copy(problem = error.toProblem()) }
        }
}

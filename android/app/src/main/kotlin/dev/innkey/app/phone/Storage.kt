package dev.innkey.app.phone

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.File

/** The folders in which the app keeps what is not to leave this phone. */
class Storage(
    private val folders: List<File>,
    private val io: CoroutineDispatcher = Dispatchers.IO,
) {
    /** How many bytes lie there; what is removed meanwhile counts as nothing. */
    suspend fun bytes(): Long = withContext(io) { folders.sumOf { folder -> folder.walk().filter(File::isFile).sumOf(File::length) } }
}

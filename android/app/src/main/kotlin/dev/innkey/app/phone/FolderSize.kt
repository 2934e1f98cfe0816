package dev.innkey.app.phone

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.File

/** The bytes of all files in a folder; files that go meanwhile do not count. */
suspend fun folderSize(folder: File): Long = withContext(Dispatchers.IO) { folder.walkBottomUp().filter { it.isFile }.sumOf { it.length() } }

package dev.innkey.harness

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.test.TestResult
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlin.time.Duration.Companion.minutes
import kotlin.time.Duration.Companion.seconds

/** A test that talks to a server; it may take its time but not hang. */
fun story(body: suspend TestScope.() -> Unit): TestResult = runTest(timeout = 3.minutes, testBody = body)

/** Waits until something is so. */
suspend fun until(condition: () -> Boolean) =
    // Real time: a test's own is virtual.
    withContext(Dispatchers.Default) {
        withTimeout(30.seconds) { while (!condition()) delay(1) }
    }

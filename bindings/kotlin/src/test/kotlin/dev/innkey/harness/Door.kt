package dev.innkey.harness

import java.io.IOException
import java.net.InetAddress
import java.net.ServerSocket
import java.net.Socket
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicLong
import kotlin.concurrent.thread

private const val PIECE = 16 * 1024

/** An address in front of a server, where answers can be held back or slowed down. */
class Door : AutoCloseable {
    private val listener = ServerSocket(0, 64, InetAddress.getLoopbackAddress())
    private val sockets = ConcurrentHashMap.newKeySet<Socket>()
    private val said = AtomicLong()
    private val heard = AtomicLong()

    /** The port of the server. */
    @Volatile var to = 0

    /** Milliseconds to wait before each piece of an answer. */
    @Volatile var delay = 0L

    /** While it is shut, phones are heard and get no answer. */
    @Volatile var shut = false

    val port: Int get() = listener.localPort

    /** Bytes that the server has said so far. */
    val passed: Long get() = said.get()

    /** Bytes that phones have said so far. */
    val asked: Long get() = heard.get()

    init {
        thread(isDaemon = true) {
            while (!listener.isClosed) {
                val phone = quietly { listener.accept() } ?: break
                val server = quietly { Socket(InetAddress.getLoopbackAddress(), to) }
                if (server == null) phone.close() else connect(phone, server)
            }
        }
    }

    override fun close() {
        listener.close()
        sockets.forEach { it.close() }
    }

    private fun connect(
        phone: Socket,
        server: Socket,
    ) {
        sockets += listOf(phone, server)
        pass(phone, server) { heard.addAndGet(it.toLong()) }
        pass(server, phone) {
            // All connections share the line: more of them are no faster.
            synchronized(this) { Thread.sleep(delay) }
            while (shut && !phone.isClosed) Thread.sleep(1)
            said.addAndGet(it.toLong())
        }
    }

    private fun pass(
        from: Socket,
        to: Socket,
        piece: (Int) -> Unit,
    ) = thread(isDaemon = true) {
        quietly {
            val buffer = ByteArray(PIECE)
            while (true) {
                val read = from.getInputStream().read(buffer)
                if (read < 0) break
                piece(read)
                to.getOutputStream().write(buffer, 0, read)
            }
        }
        for (socket in listOf(from, to)) {
            socket.close()
            sockets -= socket
        }
    }
}

private fun <T> quietly(work: () -> T): T? =
    try {
        work()
    } catch (_: IOException) {
        null
    }

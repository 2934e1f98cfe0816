package dev.innkey

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.nio.ByteBuffer

/**
 * The codes in a plane of brightness that begins at the buffer's position, as `Image.planes[0]` of a camera has it;
 * empty if there are none. Nothing is copied, and the buffer's position and limit stay as they are.
 *
 * Works on the caller's thread, some milliseconds for a frame: give it the camera's analysis thread, not the UI's.
 *
 * @param luma a direct buffer with 8 bits a pixel, 0 is black
 * @param stride bytes from row to row (`rowStride`)
 * @throws IllegalArgumentException for a buffer that is not direct
 * @throws InnkeyException.Invalid for a size that does not fit what remains in the buffer
 */
public fun QrScanner.scan(
    luma: ByteBuffer,
    width: Int,
    height: Int,
    stride: Int = width,
): List<QrFound> {
    require(luma.isDirect) { "The scanner reads direct buffers only: make one with ByteBuffer.allocateDirect." }
    // Its address is the buffer's first byte, wherever its position is: a slice begins at the position.
    val plane = luma.slice()
    // Only the address crosses over, and that keeps no memory alive. Whose lock is held is not collected.
    return synchronized(plane) { scan(plane, width.toUInt(), height.toUInt(), stride.toUInt()) }
}

/** As [scan], for a photograph: off the caller's thread, because it may take a good part of a second. */
public suspend fun QrScanner.scanPhoto(
    luma: ByteBuffer,
    width: Int,
    height: Int,
    stride: Int = width,
): List<QrFound> = withContext(Dispatchers.Default) { scan(luma, width, height, stride) }

/** Whether the module in a column and row is dark. */
public fun QrModules.isDark(
    column: Int,
    row: Int,
): Boolean = dark[row * size.toInt() + column] != 0.toByte()

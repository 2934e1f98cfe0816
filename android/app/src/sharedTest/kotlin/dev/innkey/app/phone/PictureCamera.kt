package dev.innkey.app.phone

import android.graphics.BitmapFactory
import android.view.Surface
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.flow.flowOn
import java.nio.ByteBuffer

/** A camera before which pictures are held. */
class PictureCamera : Camera {
    @Volatile private var scene: Frame = blank

    override val exists = true

    /** Holds a picture before it, e.g. a PNG with a code. */
    fun see(picture: ByteArray) {
        scene = checkNotNull(BitmapFactory.decodeByteArray(picture, 0, picture.size)).brightness()
    }

    /** Takes the picture away. */
    fun seeNothing() {
        scene = blank
    }

    override fun look(
        preview: Flow<Surface?>,
        control: StateFlow<CameraControl>,
        onFrame: (Frame) -> Unit,
    ): Flow<CameraState> =
        channelFlow<CameraState> {
            while (true) {
                val frame = scene
                send(CameraState.Looking(Lens(frame.width, frame.height, frame.turn, torch = true, zoom = 4f)))
                onFrame(frame)
                delay(FRAME)
            }
        }.flowOn(Dispatchers.Default)

    private companion object {
        val blank = Frame(ByteBuffer.allocateDirect(640 * 480), 640, 480, stride = 640)

        /** Milliseconds between two frames. */
        const val FRAME = 33L
    }
}

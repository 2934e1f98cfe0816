package dev.innkey.app.screens

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.HardwareRenderer
import android.graphics.PixelFormat
import android.graphics.RenderNode
import android.media.ImageReader
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager
import android.view.inspector.WindowInspector
import androidx.compose.ui.platform.ViewRootForTest
import androidx.core.view.children

/**
 * A window as it was drawn, and where it is on the screen.
 *
 * @property dim how much darker what is behind gets, 0 to 1
 */
class Window(
    val root: View,
    val x: Int,
    val y: Int,
    val dim: Float,
    val bitmap: Bitmap,
) {
    private val params = root.layoutParams as WindowManager.LayoutParams

    /** The view that all of it is drawn in. */
    val compose: ViewRootForTest? = root.findCompose()

    /** Whether nothing behind it can be reached. */
    val isModal = params.flags and WindowManager.LayoutParams.FLAG_NOT_FOCUSABLE == 0

    val isMenu = params.type == WindowManager.LayoutParams.TYPE_APPLICATION_SUB_PANEL

    private fun View.findCompose(): ViewRootForTest? =
        this as? ViewRootForTest ?: (this as? ViewGroup)?.children?.firstNotNullOfOrNull { it.findCompose() }
}

/**
 * Everything that a person sees at a moment.
 *
 * @property windows from the back to the front: the activity, dialogs, menus, sheets
 * @property reachable those that a person can do something in
 */
class Photo(
    val windows: List<Window>,
    val reachable: List<Window> = windows.drop(windows.indexOfLast { it.isModal }),
) {
    /** The whole screen. */
    val pixels: Pixels by lazy {
        val back = windows.first().bitmap
        val screen = Bitmap.createBitmap(back.width, back.height, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(screen)
        for (window in windows) {
            canvas.drawColor(Color.argb(window.dim, 0f, 0f, 0f))
            canvas.drawBitmap(window.bitmap, window.x.toFloat(), window.y.toFloat(), null)
        }
        screen.pixels()
    }
}

/** Photographs all windows as the phone's graphics hardware would draw them, shadows included. */
fun photograph(): Photo {
    val windows = mutableListOf<Window>()
    for (root in WindowInspector.getGlobalWindowViews().filter { it.isShown && it.width > 0 && it.height > 0 }) {
        val params = root.layoutParams as WindowManager.LayoutParams
        val place = IntArray(2).also { root.getLocationOnScreen(it) }
        // A menu stands in the window that it belongs to; Robolectric moves it down by the status bar's height.
        windows.find { it.root.windowToken === params.token }?.let {
            place[0] = it.x + params.x
            place[1] = it.y + params.y
        }
        val dims = params.flags and WindowManager.LayoutParams.FLAG_DIM_BEHIND != 0
        windows += Window(root, place[0], place[1], if (dims) params.dimAmount else 0f, draw(root))
    }
    return Photo(windows)
}

fun Bitmap.pixels() = Pixels(width, height, IntArray(width * height).also { getPixels(it, 0, width, 0, 0, width, height) })

private fun draw(root: View): Bitmap {
    val bitmap = Bitmap.createBitmap(root.width, root.height, Bitmap.Config.ARGB_8888)
    val node = RenderNode("photo")
    node.setPosition(0, 0, root.width, root.height)
    root.draw(node.beginRecording())
    node.endRecording()
    ImageReader.newInstance(root.width, root.height, PixelFormat.RGBA_8888, 1).use { reader ->
        val renderer = HardwareRenderer()
        renderer.setSurface(reader.surface)
        renderer.setContentRoot(node)
        renderer.isOpaque = false
        light(renderer, root)
        renderer.createRenderRequest().syncAndDraw()
        reader.acquireNextImage().use { bitmap.copyPixelsFromBuffer(it.planes[0].buffer) }
        renderer.destroy()
    }
    return bitmap
}

/** The light that Android's own windows are in. */
private fun light(
    renderer: HardwareRenderer,
    root: View,
) {
    val density = root.resources.displayMetrics.density
    renderer.setLightSourceAlpha(AMBIENT_SHADOW, SPOT_SHADOW)
    renderer.setLightSourceGeometry(root.width / 2f, 0f, LIGHT_HEIGHT * density, LIGHT_RADIUS * density)
}

private const val AMBIENT_SHADOW = 0.039f
private const val SPOT_SHADOW = 0.19f
private const val LIGHT_HEIGHT = 600f
private const val LIGHT_RADIUS = 800f

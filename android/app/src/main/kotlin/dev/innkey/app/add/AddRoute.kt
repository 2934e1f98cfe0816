package dev.innkey.app.add

import android.Manifest
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.provider.Settings
import android.view.Surface
import androidx.activity.compose.LocalActivity
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts.PickVisualMedia
import androidx.activity.result.contract.ActivityResultContracts.RequestPermission
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.hapticfeedback.HapticFeedbackType
import androidx.compose.ui.platform.LocalClipboard
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalHapticFeedback
import androidx.core.app.ActivityCompat
import androidx.core.content.ContextCompat
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.repeatOnLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch

/** Adding a project, wired to the phone. */
@Composable
fun AddRoute(
    route: Route.Add,
    navigator: Navigator,
) {
    val services = LocalServices.current
    val model =
        viewModel {
            AddViewModel(services.core, Scanner(services.camera, services.pictures), services.nearby, createSavedStateHandle(), route)
        }
    val state by model.state.collectAsStateWithLifecycle()
    val surface = remember { MutableStateFlow<Surface?>(null) }
    Looking(model, state, surface)
    Effects(model, navigator)
    val pick = rememberLauncherForActivityResult(PickVisualMedia()) { it?.let { picture -> model.scanPhoto(picture.toString()) } }
    AddScreen(
        state,
        AddActions(
            onBack = { if (state.found != null && !state.handedOver) model.dismiss() else navigator.back() },
            onWay = model::show,
            scan = scanActions(model) { pick.launch(PickVisualMediaRequest(PickVisualMedia.ImageOnly)) },
            link = LinkActions(model::type, pasting(model), model::openTyped),
            nearby = NearbyActions(model::ask, model::askAgain, model::typeAddress, model::askAddress),
            found = FoundActions(model::choose, model::compared, model::add),
        ),
    ) { live, modifier -> CameraPicture(live.lens, surface, modifier) }
}

/** The camera and the network are used only while they are seen to be. */
@Composable
private fun Looking(
    model: AddViewModel,
    state: AddUiState,
    surface: MutableStateFlow<Surface?>,
) {
    val lifecycle = LocalLifecycleOwner.current.lifecycle
    val seeking = state.found == null
    if (seeking && state.way == Way.SCAN && state.viewfinder is Viewfinder.Live) {
        LaunchedEffect(model, lifecycle) { lifecycle.repeatOnLifecycle(Lifecycle.State.RESUMED) { model.look(surface) } }
    }
    if (seeking && state.way == Way.NEARBY) {
        LaunchedEffect(model, lifecycle) { lifecycle.repeatOnLifecycle(Lifecycle.State.STARTED) { model.listen() } }
    }
}

@Composable
private fun Effects(
    model: AddViewModel,
    navigator: Navigator,
) {
    val lifecycle = LocalLifecycleOwner.current.lifecycle
    val haptics = LocalHapticFeedback.current
    LaunchedEffect(model, lifecycle) {
        // Only who is seen may lead on; until then what happened waits.
        lifecycle.repeatOnLifecycle(Lifecycle.State.RESUMED) {
            model.effects.collect { effect ->
                when (effect) {
                    AddEffect.Hit -> haptics.performHapticFeedback(HapticFeedbackType.Confirm)
                    is AddEffect.Open -> navigator.replace(Route.Download(effect.project))
                }
            }
        }
    }
}

@Composable
private fun scanActions(
    model: AddViewModel,
    onPhoto: () -> Unit,
): ScanActions {
    val context = LocalContext.current
    val activity = LocalActivity.current

    fun mayBeAsked() = activity != null && ActivityCompat.shouldShowRequestPermissionRationale(activity, Manifest.permission.CAMERA)
    LifecycleResumeEffect(model) {
        val granted = ContextCompat.checkSelfPermission(context, Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED
        model.permission(granted, refusedBefore = mayBeAsked())
        onPauseOrDispose {}
    }
    val ask = rememberLauncherForActivityResult(RequestPermission()) { model.answered(it, mayAskAgain = mayBeAsked()) }
    return ScanActions(
        onAllow = { ask.launch(Manifest.permission.CAMERA) },
        onSettings = {
            context.startActivity(
                Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", context.packageName, null)),
            )
        },
        onRetry = model::retryCamera,
        onTorch = model::torch,
        onZoom = model::zoom,
        onPhoto = onPhoto,
    )
}

@Composable
private fun pasting(model: AddViewModel): () -> Unit {
    val context = LocalContext.current
    val clipboard = LocalClipboard.current
    val scope = rememberCoroutineScope()
    return {
        scope.launch {
            val clip = clipboard.getClipEntry()?.clipData
            if (clip != null && clip.itemCount > 0) model.paste(clip.getItemAt(0).coerceToText(context).toString())
        }
    }
}

package dev.innkey.app.add

import androidx.compose.foundation.Canvas
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import dev.innkey.app.R
import dev.innkey.app.design.Preview
import dev.innkey.app.phone.CameraFailure
import dev.innkey.app.phone.Lens
import dev.innkey.app.phone.Turn
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.Step

private val nothing =
    AddActions(
        onBack = {},
        onWay = {},
        scan = ScanActions({}, {}, {}, {}, {}, {}),
        link = LinkActions({}, {}, {}),
        nearby = NearbyActions({}, {}, {}, {}),
        found = FoundActions({}, {}, {}),
    )

private val upright = Turn(0, mirrored = false)
private val lens = Lens(1440, 1080, Turn(90, mirrored = false), torch = true, zoom = 8f)
private val looking = Viewfinder.Live(lens, running = true, marks = null, notice = null, torch = false, zoom = 1f)
private val code = listOf(Spot(420f, 520f), Spot(760f, 540f), Spot(750f, 880f), Spot(410f, 860f))
private val hit = Marks(1080, 1440, upright, listOf(code), good = true)
private val foreign = hit.copy(good = false)

private val still = PhotoState(reading = false, problem = null)
private val noLinkYet = LinkState("", problem = null)
private val casa = NearbyRow("1", "Casa Limone", "192.168.1.20:8443")
private val nearby = NearbyState(emptyList(), settled = false, failed = false, asking = null, problem = null)
private val noAddress = AddressState("", asking = false, problem = null)
private val offline = Problem(R.string.add_unreachable, R.string.add_unreachable_next, Step.TRY_AGAIN)

private val fingerprint = "4F1C 09AB 77D2 E610 5B3E C8F4 1A90 62DD 8E07 B5C1 3F46 D92A 70EB 14C8 A63D F259".split(' ')

private val byLink =
    Found(
        projects = listOf(FoundProject("1", "Casa Limone")),
        chosen = "1",
        addresses = listOf("192.168.1.20:8443", "casa-limone.example.org:443"),
        trust = FoundTrust.Link,
        download = true,
        code = true,
        adding = false,
        problem = null,
    )

private val byAddress =
    byLink.copy(
        projects =
            listOf(
                FoundProject("1", "Casa Limone"),
                FoundProject("2", "Residenza Belvedere, Appartamento Panorama con terrazza e giardino 12"),
            ),
        chosen = null,
        addresses = listOf("192.168.1.20:8443"),
        trust = FoundTrust.FirstUse(fingerprint, compared = false),
        download = false,
        code = false,
    )

private fun aState(
    way: Way = Way.SCAN,
    viewfinder: Viewfinder = looking,
    photo: PhotoState = still,
    link: LinkState = noLinkYet,
    nearby: NearbyState = dev.innkey.app.add.nearby,
    address: AddressState = noAddress,
    found: Found? = null,
) = AddUiState(way, viewfinder, photo, link, nearby, address, found, handedOver = false)

/** A wall in the evening, where the camera's picture would be. */
@Composable
private fun Wall(modifier: Modifier) =
    Canvas(modifier) {
        drawRect(
            Brush.linearGradient(
                listOf(Color(0xFF57503F), Color(0xFF2B3632), Color(0xFF14181A)),
                Offset.Zero,
                Offset(size.width, size.height),
            ),
        )
        val side = size.minDimension
        drawRect(Color(0xFFE9E4D6), Offset(center.x - side * 0.32f, center.y - side * 0.36f), size.copy(side * 0.64f, side * 0.72f))
    }

private fun preview(
    name: String,
    state: AddUiState,
) = Preview("add-$name") { AddScreen(state, nothing) { _, modifier -> Wall(modifier) } }

private fun scanning(
    name: String,
    viewfinder: Viewfinder,
    photo: PhotoState = still,
) = preview("scan-$name", aState(viewfinder = viewfinder, photo = photo))

private fun linked(
    name: String,
    link: LinkState,
) = preview("link-$name", aState(Way.LINK, link = link))

private fun around(
    name: String,
    nearby: NearbyState = dev.innkey.app.add.nearby,
    address: AddressState = noAddress,
) = preview("nearby-$name", aState(Way.NEARBY, nearby = nearby, address = address))

private fun found(
    name: String,
    found: Found,
) = preview("found-$name", aState(found = found))

internal val addPreviews =
    listOf(
        scanning("unknown", Viewfinder.Unknown),
        scanning("asking", Viewfinder.Asking),
        scanning("refused", Viewfinder.Refused),
        scanning("refused-for-good", Viewfinder.RefusedForGood),
        scanning("starting", looking.copy(lens = null, running = false)),
        scanning("looking", looking),
        scanning("hit", looking.copy(marks = hit, torch = true, zoom = 2.4f)),
        scanning("foreign", looking.copy(marks = foreign, notice = ScanNotice.FOREIGN)),
        scanning("damaged", looking.copy(marks = foreign, notice = ScanNotice.DAMAGED)),
        scanning("no-camera", Viewfinder.Failed(CameraFailure.NONE)),
        scanning("in-use", Viewfinder.Failed(CameraFailure.IN_USE)),
        scanning("forbidden", Viewfinder.Failed(CameraFailure.FORBIDDEN)),
        scanning("broken", Viewfinder.Failed(CameraFailure.BROKEN)),
        scanning("photo-reading", looking, PhotoState(reading = true, problem = null)),
        scanning("photo-without-code", looking, PhotoState(reading = false, noCodeInPhoto)),
        scanning("photo-foreign", Viewfinder.RefusedForGood, PhotoState(reading = false, foreignCodeInPhoto)),
        linked("empty", noLinkYet),
        linked("no-link", LinkState("See you on Friday! Anna", noLink)),
        linked("unreadable", LinkState("INNKEY:1AEA2EC377QDHHQMRZQ5QIS5FQ2ZB6ZK7TQ", unreadableLink)),
        around("searching"),
        around("none", nearby.copy(settled = true)),
        around("failed", nearby.copy(failed = true)),
        around(
            "some",
            nearby.copy(
                servers = listOf(casa, NearbyRow("2", "Residenza Belvedere, Haus am See, Landhaus Birkenhof", "10.0.0.7:8443")),
                asking = "2",
            ),
        ),
        around(
            "offline",
            nearby.copy(servers = listOf(casa), problem = offline),
            AddressState("192.168.1.21", asking = false, problem = null),
        ),
        around("asking", nearby.copy(settled = true), AddressState("casa.example.org", asking = true, problem = null)),
        around("unreachable", nearby.copy(settled = true), AddressState("casa.example.org", asking = false, problem = offline)),
        found("link", byLink),
        found("link-public", byLink.copy(trust = FoundTrust.Public, code = false, adding = true)),
        found("address", byAddress),
        found("address-compared", byAddress.copy(chosen = "1", trust = FoundTrust.FirstUse(fingerprint, compared = true))),
        found("problem", byLink.copy(problem = offline)),
        found("nothing", byAddress.copy(projects = emptyList())),
    )

package dev.innkey.app.add

import dev.innkey.Address
import dev.innkey.FoundServer
import dev.innkey.InnkeyException
import dev.innkey.LinkPreview
import dev.innkey.Trust
import dev.innkey.isLink
import dev.innkey.readLink

/** A text that was scanned, pasted or handed over, as the core reads it. */
internal sealed interface Reading {
    /** @property text the link alone; it may hold a code */
    class Link(
        val text: String,
        val preview: LinkPreview,
    ) : Reading

    data object NoLink : Reading

    /** Damaged, or made by a newer Innkey. */
    data object Unreadable : Reading
}

/** Reads a link, also one of the words of a whole message. The first time it loads the core's library. */
internal fun readAny(text: String): Reading {
    val link = text.splitToSequence(' ', '\n', '\r', '\t').firstOrNull(::isLink) ?: return Reading.NoLink
    return try {
        Reading.Link(link, readLink(link))
    } catch (_: InnkeyException.Invalid) {
        Reading.Unreadable
    }
}

internal fun LinkPreview.toFound() =
    Found(
        projects = listOf(FoundProject(project, name)),
        chosen = project,
        addresses = addresses.map(::shown),
        trust = if (addresses.any { it.trust == Trust.PINNED }) FoundTrust.Link else FoundTrust.Public,
        download = mayDownload,
        code = code != null,
        adding = false,
        problem = null,
    )

internal fun FoundServer.toFound() =
    Found(
        projects = info.projects.map { FoundProject(it.id, it.name) },
        chosen = info.projects.singleOrNull()?.id,
        addresses = listOf(shown(address)),
        trust = if (certified) FoundTrust.Public else FoundTrust.FirstUse(fingerprint.split(' '), compared = false),
        download = false,
        code = false,
        adding = false,
        problem = null,
    )

/** As a person would type it. */
internal fun shown(address: Address): String {
    val host = if (':' in address.host) "[${address.host}]" else address.host
    return "$host:${address.port}"
}

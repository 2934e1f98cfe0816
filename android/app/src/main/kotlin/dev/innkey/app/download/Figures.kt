package dev.innkey.app.download

/**
 * How much has arrived, over several transfers: each counts only what was still missing when it began.
 *
 * @property bytes that have arrived
 * @property total bytes in all; null until the server has said it
 * @property before what had arrived before the present transfer; null until it has said what is missing
 */
internal data class Figures(
    val bytes: Long = 0,
    val total: Long? = null,
    val files: Int? = null,
    private val before: Long? = 0,
) {
    /** Bytes that are still to come. */
    val left: Long? get() = total?.minus(bytes)

    /** Another transfer begins; what is shown stays until it tells. */
    fun interrupted() = copy(before = if (total == null) 0 else null)

    /** What the present transfer counts; its [total] is 0 until it knows what is missing. */
    fun told(
        bytes: Long,
        total: Long,
        files: Int,
    ): Figures {
        if (total == 0L) return this
        val before = before ?: ((this.total ?: 0) - total).coerceAtLeast(0)
        return Figures(before + bytes, before + total, maxOf(files, this.files ?: 0), before)
    }
}

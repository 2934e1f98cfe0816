package dev.innkey.app.editor

import androidx.compose.runtime.Immutable
import kotlinx.serialization.KSerializer
import kotlinx.serialization.Serializable
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.PrimitiveSerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import java.time.Instant

/**
 * What a host has filled in. All but the password, so that it may be kept when the process dies.
 *
 * @property language a tag such as `de`; empty: the project's
 * @property ids functions and pages that count with [Sight.CHOSEN]; kept while something else is tried
 */
@Immutable
@Serializable
data class EditorForm(
    val name: String,
    val contact: String,
    val language: String,
    val note: String,
    @Serializable(InstantSerializer::class) val from: Instant?,
    @Serializable(InstantSerializer::class) val until: Instant?,
    val group: String?,
    val sight: Sight,
    val ids: Set<String>,
    val enabled: Boolean,
    val ownLogin: Boolean,
    val signIn: SignIn,
    val user: String,
)

/** Where it is said what a guest sees. */
enum class Sight {
    /** In the group; without one it is everything. */
    GROUP,
    EVERYTHING,
    CHOSEN,
}

/** How a guest gets in. For a customer who is saved already only [LOGIN] or not is of interest. */
enum class SignIn { CODE, LATER, LOGIN }

/** What the form consists of, as two people can change it apart from each other. */
enum class Field { NAME, CONTACT, LANGUAGE, FROM, UNTIL, GROUP, SIGHT, LOGIN, OWN_LOGIN, NOTE, ENABLED }

/** This form with one field as [other] has it. */
internal fun EditorForm.with(
    field: Field,
    other: EditorForm,
): EditorForm =
    when (field) {
        Field.NAME -> copy(name = other.name)
        Field.CONTACT -> copy(contact = other.contact)
        Field.LANGUAGE -> copy(language = other.language)
        Field.FROM -> copy(from = other.from)
        Field.UNTIL -> copy(until = other.until)
        Field.GROUP -> copy(group = other.group)
        Field.SIGHT -> copy(sight = other.sight, ids = other.ids)
        Field.LOGIN -> copy(signIn = other.signIn, user = other.user)
        Field.OWN_LOGIN -> copy(ownLogin = other.ownLogin)
        Field.NOTE -> copy(note = other.note)
        Field.ENABLED -> copy(enabled = other.enabled)
    }

/** Two people's changes of the same form. */
internal class Merge(
    private val base: EditorForm,
    private val mine: EditorForm,
    private val theirs: EditorForm,
) {
    /** What both changed, each to something else. */
    val clashes: List<Field> = Field.entries.filter { mine.differs(it, base) && theirs.differs(it, base) && mine.differs(it, theirs) }

    /** All that only one of them changed, and of what both did mine. */
    fun mine(): EditorForm = Field.entries.filter { mine.differs(it, base) }.fold(theirs) { form, field -> form.with(field, mine) }

    /** All that only one of them changed, and of what both did theirs. */
    fun theirs(): EditorForm = clashes.fold(mine()) { form, field -> form.with(field, theirs) }
}

internal fun EditorForm.differs(
    field: Field,
    other: EditorForm,
): Boolean =
    when (field) {
        // What is ticked counts only while it is what decides.
        Field.SIGHT -> sight != other.sight || (sight == Sight.CHOSEN && ids != other.ids)

        else -> with(field, other) != this
    }

private object InstantSerializer : KSerializer<Instant> {
    override val descriptor = PrimitiveSerialDescriptor("Instant", PrimitiveKind.LONG)

    override fun serialize(
        encoder: Encoder,
        value: Instant,
    ) = encoder.encodeLong(value.epochSecond)

    override fun deserialize(decoder: Decoder): Instant = Instant.ofEpochSecond(decoder.decodeLong())
}

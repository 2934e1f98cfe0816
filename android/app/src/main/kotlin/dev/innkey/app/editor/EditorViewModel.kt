package dev.innkey.app.editor

import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.Customer
import dev.innkey.Customers
import dev.innkey.InnkeyException
import dev.innkey.Project
import dev.innkey.Refusal
import dev.innkey.app.Core
import dev.innkey.app.R
import dev.innkey.app.format.zone
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.toProblem
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.serialization.SerializationException
import kotlinx.serialization.json.Json
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId

/**
 * A customer is made or changed.
 *
 * @param customerId null: a new one
 */
class EditorViewModel internal constructor(
    private val core: Core,
    private val projectId: String,
    private val customerId: String?,
    private val kept: SavedStateHandle,
    drafts: DraftMaker = ::makeDraft,
    private val phone: ZoneId = ZoneId.systemDefault(),
) : ViewModel() {
    private val saver = CustomerSaver(kept, drafts)
    private val once = Channel<EditorEffect>(Channel.BUFFERED)

    /** The customer as the form began with it; null for a new one, or until it is read. */
    private var before: Customer? = null

    /** Somebody else's state of the customer, until the host has decided about it. */
    private var newer: Customer? = null
    private var base: EditorForm? = kept.form(BASE)
    private var language: String? = null

    /** The project as the guest reads it, and in which language. */
    private var guests: Pair<String, List<FunctionItem>?>? = null

    /** The user name that somebody else has. */
    private var taken: String? = null
    private var tried = false

    private val mutable =
        MutableStateFlow(
            EditorUiState(
                isNew = customerId == null,
                form = null,
                password = Password(""),
                building = null,
                changed = false,
                hints = emptyMap(),
                preview = null,
                loading = false,
                saving = false,
                problem = null,
                refusal = null,
                clash = null,
                leaving = false,
            ),
        )
    val state: StateFlow<EditorUiState> = mutable.asStateFlow()
    val effects: Flow<EditorEffect> = once.receiveAsFlow()

    /** Reads what is missing. Called each time the screen is shown, with the [language] in which it is. */
    fun load(language: String) {
        val complete = mutable.value.building?.groups != null && (customerId == null || before != null)
        if (mutable.value.loading || (complete && language == this.language)) return
        this.language = language
        mutable.update { it.copy(loading = true, problem = null) }
        viewModelScope.launch {
            try {
                read(language)
            } catch (error: InnkeyException) {
                mutable.update { it.copy(problem = error.toProblem()) }
            }
            mutable.update { it.copy(loading = false) }
        }
    }

    fun edit(change: (EditorForm) -> EditorForm) {
        val form = mutable.value.form ?: return
        if (!mutable.value.saving) show(change(form))
    }

    fun setPassword(password: String) {
        if (mutable.value.saving) return
        mutable.update { it.copy(password = Password(password)) }
        show()
    }

    fun chooseGroup(id: String?) {
        val building = mutable.value.building ?: return
        edit { it.inGroup(building.groups?.firstOrNull { group -> group.id == id }, mutable.value.group, building.zone).copy(group = id) }
    }

    /** Days and hours are the building's. */
    fun setFrom(
        day: LocalDate,
        time: LocalTime?,
    ) = setStay { form, zone, group ->
        form.copy(from = form.from.onDay(day, time, group.arrival(), zone))
    }

    fun setUntil(
        day: LocalDate,
        time: LocalTime?,
    ) = setStay { form, zone, group ->
        form.copy(until = form.until.onDay(day, time, group.departure(), zone))
    }

    /** Saves; once, however often it is tapped. */
    fun save() {
        if (mutable.value.form == null || mutable.value.saving || mutable.value.clash != null) return
        tried = true
        show()
        if (mutable.value.hints.isNotEmpty()) {
            mutable.update { it.copy(refusal = Problem(R.string.editor_mend, next = null)) }
            return
        }
        mutable.update { it.copy(saving = true, refusal = null) }
        viewModelScope.launch {
            val done =
                try {
                    if (customerId == null) create() else change(customerId)
                } catch (error: InnkeyException) {
                    refuse(error)
                    null
                }
            // What is saved stays so: until the screen is left, no second tap counts.
            if (done == null) mutable.update { it.copy(saving = false) } else once.send(done)
        }
    }

    /** The host's own changes win, and are saved. */
    fun keepMine() = decide { it.mine }.also { save() }

    /** The other's changes win where both changed the same; nothing is saved yet. */
    fun takeTheirs() = decide { it.theirs }

    /** The way out; asks if something would be lost. */
    fun leave() {
        if (mutable.value.changed) mutable.update { it.copy(leaving = true) } else once.trySend(EditorEffect.Done)
    }

    fun stay() = mutable.update { it.copy(leaving = false) }

    fun discard() {
        stay()
        once.trySend(EditorEffect.Done)
    }

    private suspend fun read(language: String) {
        val project = core.project(projectId)
        val info = project.info()
        val zone = zone(info.timeZone)
        val building =
            Building(
                name = info.name,
                zone = zone,
                foreign = differ(zone, phone),
                otp = info.otp ?: true,
                groups = mutable.value.building?.groups,
                functions = content(project, language),
            )
        mutable.update { it.copy(building = building) }
        if (mutable.value.form ==
            null
        ) {
            begin(kept.form(FORM).takeIf { base != null } ?: emptyForm(building.otp).takeIf { customerId == null })
        }
        val customers = project.customers()
        readGroups(customers)
        if (customerId != null && before == null) arrive(customers.get(customerId))
        show()
    }

    private suspend fun readGroups(customers: Customers) {
        val groups = customers.groups().map { it.item() }
        mutable.update { it.copy(building = it.building?.copy(groups = groups)) }
    }

    /** The project's content; null if it is not on this phone. */
    private suspend fun content(
        project: Project,
        language: String,
    ): List<FunctionItem>? =
        try {
            project.open(language).items()
        } catch (_: InnkeyException.NotInstalled) {
            null
        }

    private suspend fun create(): EditorEffect? {
        val form = mutable.value.form ?: return null
        val customer = saver.create(core.project(projectId).customers(), form, mutable.value.password)
        return EditorEffect.Created(customer.id)
    }

    private suspend fun change(id: String): EditorEffect? {
        val customers = core.project(projectId).customers()
        val before = before ?: customers.get(id).also { if (!arrive(it)) return null }
        val form = mutable.value.form ?: return null
        try {
            customers.bring(before, form, mutable.value.password)
        } catch (error: InnkeyException.ChangedMeanwhile) {
            return if (arrive(error.now)) change(id) else null
        }
        return EditorEffect.Done
    }

    /** Takes in the customer as it is on the server; false if the host has to decide about it. */
    private fun arrive(customer: Customer): Boolean {
        val (mine, base, theirs) = Triple(mutable.value.form, base, customer.form())
        val merge = if (mine == null || base == null) null else Merge(base, mine, theirs)
        if (merge != null && merge.clashes.isNotEmpty()) {
            newer = customer
            mutable.update { it.copy(clash = Clash(merge.clashes, merge.mine(), merge.theirs())) }
            return false
        }
        begin(customer, merge?.mine() ?: theirs)
        return true
    }

    /** A new customer, or one that was being changed when the process died; else null. */
    private fun begin(form: EditorForm?) {
        base = base ?: form
        show(form)
    }

    private fun begin(
        customer: Customer,
        form: EditorForm,
    ) {
        before = customer
        base = customer.form()
        show(form)
    }

    private fun decide(form: (Clash) -> EditorForm) {
        val (clash, customer) = (mutable.value.clash ?: return) to (newer ?: return)
        newer = null
        mutable.update { it.copy(clash = null) }
        begin(customer, form(clash))
    }

    private suspend fun refuse(error: InnkeyException) {
        mutable.update { it.copy(refusal = error.toProblem()) }
        when ((error as? InnkeyException.Refused)?.code) {
            Refusal.USER_NAME_TAKEN -> {
                taken = mutable.value.form?.user
            }

            Refusal.OTP_OFF -> {
                mutable.update { it.copy(building = it.building?.copy(otp = false)) }
                show(mutable.value.form?.copy(signIn = SignIn.LATER))
            }

            Refusal.GROUP_NOT_FOUND -> {
                try {
                    readGroups(core.project(projectId).customers())
                } catch (_: InnkeyException) {
                    // What was refused is told already.
                }
            }

            else -> {}
        }
        show()
    }

    private fun setStay(change: (EditorForm, ZoneId, GroupItem?) -> EditorForm) {
        val zone = mutable.value.building?.zone ?: return
        edit { change(it, zone, mutable.value.group) }
    }

    /** Shows [form] with all that follows from it, and keeps it. */
    private fun show(form: EditorForm? = mutable.value.form) {
        if (form == null) return
        kept[FORM] = Json.encodeToString(EditorForm.serializer(), form)
        base?.let { kept[BASE] = Json.encodeToString(EditorForm.serializer(), it) }
        mutable.update { state ->
            val next =
                state.copy(
                    form = form,
                    changed =
                        base?.let { base -> Field.entries.any { form.differs(it, base) } } ?: false || state.password.text != "",
                )
            next.copy(hints = hints(next, form), preview = preview(next, form))
        }
        readGuests(form.language)
    }

    private fun hints(
        state: EditorUiState,
        form: EditorForm,
    ): Map<Field, Int> =
        buildMap {
            if (form.from != null && form.until != null && form.until <= form.from) put(Field.UNTIL, R.string.editor_hint_until)
            if (state.building?.groups != null && form.group != null && state.building.groups.none { it.id == form.group }) {
                put(Field.GROUP, R.string.editor_hint_group)
            }
            if (form.signIn == SignIn.LOGIN) {
                val needed = form.user.isBlank() || (state.password.text.isEmpty() && form.user != before?.user)
                if (form.user == taken) put(Field.LOGIN, R.string.editor_hint_user)
                if (tried && needed) put(Field.LOGIN, R.string.editor_hint_login)
            }
        }

    private fun preview(
        state: EditorUiState,
        form: EditorForm,
    ): List<FunctionItem>? {
        val functions = guests?.takeIf { it.first == form.language }?.second ?: state.building?.functions ?: return null
        val ids =
            when (form.sight) {
                Sight.EVERYTHING -> null
                Sight.CHOSEN -> form.ids
                Sight.GROUP -> state.copy(form = form).group?.ids
            }
        return visible(functions, ids)
    }

    /** The preview is in the guest's language, once that is read. */
    private fun readGuests(language: String) {
        if (language.isEmpty() || guests?.first == language) return
        guests = language to null
        viewModelScope.launch {
            try {
                val functions = content(core.project(projectId), language)
                if (guests?.first == language) {
                    guests = language to functions
                    show()
                }
            } catch (_: InnkeyException) {
                // The preview stays in the phone's language.
            }
        }
    }
}

/** Whether clocks of two time zones differ, this summer or this winter. */
private fun differ(
    one: ZoneId,
    other: ZoneId,
): Boolean {
    val now = Instant.now()
    return listOf(now, now + Duration.ofDays(HALF_A_YEAR)).any { one.rules.getOffset(it) != other.rules.getOffset(it) }
}

/** A form that was kept; none if it is from another version of the app. */
private fun SavedStateHandle.form(key: String): EditorForm? =
    get<String>(key)?.let {
        try {
            Json.decodeFromString(EditorForm.serializer(), it)
        } catch (_: SerializationException) {
            null
        }
    }

private const val FORM = "form"
private const val BASE = "base"
private const val HALF_A_YEAR = 182L

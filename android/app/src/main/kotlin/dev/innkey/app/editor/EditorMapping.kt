package dev.innkey.app.editor

import dev.innkey.Customer
import dev.innkey.CustomerGroup
import dev.innkey.CustomerSettings
import dev.innkey.ProjectContent
import dev.innkey.Rights
import dev.innkey.Stay
import dev.innkey.Visible
import dev.innkey.app.project.drawable
import java.time.LocalTime

/** A customer as the form shows it. */
internal fun Customer.form(): EditorForm =
    settings.form().copy(signIn = if (user == null) SignIn.LATER else SignIn.LOGIN, user = user.orEmpty())

/** The form before anything is filled in. */
internal fun emptyForm(otp: Boolean): EditorForm = CustomerSettings().form().copy(signIn = if (otp) SignIn.CODE else SignIn.LATER)

private fun CustomerSettings.form(): EditorForm =
    EditorForm(
        name = name,
        contact = contact,
        language = language,
        note = note,
        from = stay.from,
        until = stay.until,
        group = group,
        sight =
            when (rights) {
                null -> Sight.GROUP
                Visible.Everything -> Sight.EVERYTHING
                is Visible.Only -> Sight.CHOSEN
            },
        ids = rights?.ids().orEmpty(),
        enabled = enabled,
        ownLogin = ownLogin,
        signIn = SignIn.LATER,
        user = "",
    )

/** The form as the core takes it. */
internal fun EditorForm.settings(): CustomerSettings =
    CustomerSettings(
        name = name,
        contact = contact,
        language = language,
        note = note,
        stay = Stay(from, until),
        group = group,
        rights =
            when (sight) {
                Sight.GROUP -> null
                Sight.EVERYTHING -> Visible.Everything
                Sight.CHOSEN -> Visible.Only(ids)
            },
        enabled = enabled,
        ownLogin = ownLogin,
    )

internal fun CustomerGroup.item(): GroupItem =
    GroupItem(
        id = id,
        name = settings.name,
        fromProject = key != null,
        ids = settings.rights.ids(),
        arrival = LocalTime.parse(settings.times.arrival),
        departure = LocalTime.parse(settings.times.departure),
        customers = customers.toInt(),
    )

internal fun ProjectContent.items(): List<FunctionItem> =
    functions.map { function ->
        FunctionItem(
            function.id,
            function.name,
            function.icon.drawable(),
            function.pages.map { page -> PageItem(page.id, page.name, page.objects.map { it.name }) },
        )
    }

/** Null: everything. */
private fun Rights.ids(): Set<String>? =
    when (this) {
        Visible.Everything -> null
        is Visible.Only -> ids
    }

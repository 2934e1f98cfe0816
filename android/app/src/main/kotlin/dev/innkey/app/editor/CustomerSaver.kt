package dev.innkey.app.editor

import androidx.lifecycle.SavedStateHandle
import dev.innkey.CodeState
import dev.innkey.Customer
import dev.innkey.CustomerSettings
import dev.innkey.Customers
import dev.innkey.Draft
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.Refusal

/** Makes a customer that is not saved yet; with user name and password if there are some. */
internal typealias DraftMaker = (settings: CustomerSettings, invite: Boolean, login: Login?) -> Draft

internal class Login(
    val user: String,
    val password: Password,
)

internal fun makeDraft(
    settings: CustomerSettings,
    invite: Boolean,
    login: Login?,
): Draft = if (login == null) Draft(settings, invite) else Draft.withLogin(settings, invite, login.user, login.password.text)

/**
 * Saves a new customer once, however often it is tried, and also if the process died in between: what was sent without an answer
 * keeps its id in [kept], and is brought to what the host has filled in since.
 */
internal class CustomerSaver(
    private val kept: SavedStateHandle,
    private val drafts: DraftMaker,
) {
    private var draft: Draft? = null

    suspend fun create(
        customers: Customers,
        form: EditorForm,
        password: Password,
    ): Customer {
        val earlier = earlier(customers) ?: return first(customers, form, password)
        return bring(customers, earlier, form, password)
    }

    /** What an earlier try has saved, now that it is known. */
    private suspend fun earlier(customers: Customers): Customer? {
        val draft = draft
        val id: String = kept[SENT] ?: return null
        return try {
            if (draft == null) customers.get(id) else customers.create(draft)
        } catch (error: InnkeyException) {
            if (!error.savedNothing()) throw error
            forget()
            null
        }
    }

    private suspend fun first(
        customers: Customers,
        form: EditorForm,
        password: Password,
    ): Customer {
        val login = if (form.signIn == SignIn.LOGIN) Login(form.user, password) else null
        val draft = drafts(form.settings(), form.signIn == SignIn.CODE, login)
        this.draft = draft
        kept[SENT] = draft.id()
        return try {
            customers.create(draft)
        } catch (error: InnkeyException) {
            if (error.savedNothing()) forget()
            throw error
        }
    }

    private suspend fun bring(
        customers: Customers,
        saved: Customer,
        form: EditorForm,
        password: Password,
    ): Customer {
        val customer = customers.bring(saved, form, password)
        return when {
            form.signIn == SignIn.CODE && customer.code == null -> customers.renew(customer.id)
            form.signIn != SignIn.CODE && customer.code?.state == CodeState.LIVE -> customers.revoke(customer.id)
            else -> customer
        }
    }

    private fun forget() {
        draft = null
        kept.remove<String>(SENT)
    }
}

/** Turns a saved customer into what the form says. */
internal suspend fun Customers.bring(
    saved: Customer,
    form: EditorForm,
    password: Password,
): Customer {
    val settings = form.settings()
    val customer = if (settings == saved.settings) saved else edit(saved, settings)
    return when {
        form.signIn == SignIn.LOGIN && password.text.isNotEmpty() -> setLogin(customer.id, form.user, password.text)
        form.signIn != SignIn.LOGIN && customer.user != null -> removeLogin(customer.id)
        else -> customer
    }
}

/** Whether the answer makes it certain that nothing was saved. */
private fun InnkeyException.savedNothing(): Boolean =
    when (nextStep()) {
        NextStep.Correct, NextStep.Refresh -> true
        else -> this is InnkeyException.Refused && code == Refusal.OTP_OFF
    }

private const val SENT = "sent"

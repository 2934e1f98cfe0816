//! *Activity*.

super::words! {
    activity: "Activity", "Aktivität", "Attività";
    as_table: "As a table (CSV)", "Als Tabelle (CSV)", "Come tabella (CSV)";
    project: "Project", "Projekt", "Progetto";
    what: "What", "Was", "Che cosa";
    when: "When", "Wann", "Quando";
    who: "Who", "Wer", "Chi";
    about: "About", "Betrifft", "Riguarda";
    details: "Details", "Einzelheiten", "Dettagli";
    person: "Person", "Person", "Persona";
    first_day: "From", "Von", "Dal";
    last_day: "To", "Bis", "Al";
    day_wrong: "Write a day as 2026-05-31.", "Schreiben Sie einen Tag wie 2026-05-31.", "Scriva un giorno come 2026-05-31.";
    days_turned_round: "The last day comes before the first: swap them.", "Der letzte Tag liegt vor dem ersten: Vertauschen Sie die beiden.", "L’ultimo giorno viene prima del primo: li scambi.";
    nothing_happened: "Nothing has happened yet.", "Es ist noch nichts geschehen.", "Non è ancora successo nulla.";
    newest: "Newest", "Neueste", "Più recenti";
    older: "Older", "Ältere", "Meno recenti";
    the_operator: "Operator", "Betreiber", "Gestore";
    somebody: "Somebody", "Jemand", "Qualcuno";
    removed_person: "(removed)", "(entfernt)", "(rimosso)";
    did_customer_added: "Customer added", "Kunde hinzugefügt", "Cliente aggiunto";
    did_customer_changed: "Customer changed", "Kunde geändert", "Cliente modificato";
    did_customer_removed: "Customer removed", "Kunde entfernt", "Cliente rimosso";
    did_code_issued: "Code made", "Code gemacht", "Codice creato";
    did_customer_revoked: "Access revoked", "Zugang entzogen", "Accesso revocato";
    did_link_shared: "Link shared", "Link weitergegeben", "Link condiviso";
    did_downloaded: "Project downloaded", "Projekt geladen", "Progetto scaricato";
    did_code_used: "Signed in by code", "Mit Code angemeldet", "Accesso con codice";
    did_signed_in: "Signed in by password", "Mit Passwort angemeldet", "Accesso con password";
    did_sign_in_failed: "Could not sign in", "Anmeldung misslungen", "Accesso non riuscito";
    did_signed_out: "Signed out", "Abgemeldet", "Disconnesso";
    did_devices_signed_out: "Devices signed out", "Geräte abgemeldet", "Dispositivi disconnessi";
    did_login_changed: "User name or password set", "Benutzername oder Passwort gesetzt", "Nome utente o password impostati";
    did_group_added: "Group added", "Gruppe hinzugefügt", "Gruppo aggiunto";
    did_group_changed: "Group changed", "Gruppe geändert", "Gruppo modificato";
    did_group_removed: "Group removed", "Gruppe entfernt", "Gruppo rimosso";
    did_published: "Project published", "Projekt veröffentlicht", "Progetto pubblicato";
    did_otp_switched: "One-time codes switched", "Einmalcodes umgeschaltet", "Codici monouso commutati";
    did_licences_changed: "Limit of licences set", "Grenze der Lizenzen gesetzt", "Limite delle licenze impostato";
    did_account_added: "Account added", "Konto hinzugefügt", "Account aggiunto";
    did_account_changed: "Account changed", "Konto geändert", "Account modificato";
    did_account_removed: "Account removed", "Konto entfernt", "Account rimosso";
    did_something: "Something else", "Etwas anderes", "Altro";
    why_credentials: "user name or password wrong", "Benutzername oder Passwort falsch", "nome utente o password errati";
    why_code_unknown: "code unknown", "Code unbekannt", "codice sconosciuto";
    why_code_expired: "code expired", "Code abgelaufen", "codice scaduto";
    why_code_used: "code used already", "Code schon benutzt", "codice già usato";
    why_code_revoked: "code revoked", "Code widerrufen", "codice revocato";
    why_code_replaced: "code replaced", "Code ersetzt", "codice sostituito";
    why_otp_off: "one-time codes are off", "Einmalcodes sind aus", "codici monouso disattivati";
    why_disabled: "account switched off", "Konto ausgeschaltet", "account disabilitato";
    why_stay_ended: "stay over", "Aufenthalt vorbei", "soggiorno terminato";
    why_too_many: "too many tries", "zu viele Versuche", "troppi tentativi";
    contact: "Contact", "Kontakt", "Contatto";
    note: "Note", "Notiz", "Nota";
    group: "Group", "Gruppe", "Gruppo";
    rights: "Rights", "Rechte", "Diritti";
    account_is: "Account", "Konto", "Account";
    own_login: "Own user name", "Eigener Benutzername", "Nome utente proprio";
    times: "Times", "Zeiten", "Orari";
    otp: "Use OTP authentication", "Use OTP authentication", "Use OTP authentication";
    content_of: "Content of", "Inhalt von", "Contenuto della";
    is_on: "on", "ein", "attivo";
    is_off: "off", "aus", "disattivo";
    rights_all: "everything", "alles", "tutto";
    rights_none: "nothing", "nichts", "nulla";
    rights_of_group: "as the group", "wie die Gruppe", "come il gruppo";
    password_new: "new", "neu", "nuova";
    password_none: "none", "keines", "nessuna";
}

super::phrases! {
    activity_lead(days): "Who did what and when, in every project. Entries are kept for {days}.", "Wer was wann getan hat, in jedem Projekt. Einträge bleiben {days} stehen.", "Chi ha fatto che cosa e quando, in ogni progetto. Le voci restano per {days}.";
    times_on_clocks_of(zones): "Days and times are on the building’s clocks: {zones}.", "Tage und Zeiten gelten nach den Uhren des Gebäudes: {zones}.", "Giorni e ore seguono gli orologi dell’edificio: {zones}.";
}

super::counts! {
    kept_for: "day" "days", "Tag" "Tage", "giorno" "giorni";
}

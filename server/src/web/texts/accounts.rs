//! *Licences and codes*.

super::words! {
    licences_and_codes: "Licences and codes", "Lizenzen und Codes", "Licenze e codici";
    accounts: "Accounts", "Konten", "Account";
    codes: "Codes", "Codes", "Codici";
    licences: "Licences", "Lizenzen", "Licenze";
    licences_lead: "How many customers may be active at once: switched on and within their stay. Empty: as many as there are.", "Wie viele Kunden zugleich aktiv sein dürfen: eingeschaltet und innerhalb ihres Aufenthalts. Leer: beliebig viele.", "Quanti clienti possono essere attivi insieme: abilitati e durante il soggiorno. Vuoto: senza limite.";
    licences_limit: "Limit", "Grenze", "Limite";
    licences_unlimited: "no limit", "ohne Grenze", "senza limite";
    licences_saved: "The limit is saved.", "Die Grenze ist gespeichert.", "Il limite è salvato.";
    licences_wrong: "Write a number from 0 to 1,000,000, or nothing.", "Schreiben Sie eine Zahl von 0 bis 1.000.000 oder nichts.", "Scriva un numero da 0 a 1.000.000, oppure nulla.";
    licences_used_up: "All licences are in use in that time: raise the limit, or end another stay first.", "In dieser Zeit sind alle Lizenzen vergeben: Erhöhen Sie die Grenze oder beenden Sie zuerst einen anderen Aufenthalt.", "In quel periodo tutte le licenze sono in uso: alzi il limite o termini prima un altro soggiorno.";
    search: "Search", "Suche", "Cerca";
    search_hint: "Name, user name, contact or note", "Name, Benutzername, Kontakt oder Notiz", "Nome, nome utente, contatto o nota";
    show: "Show", "Anzeigen", "Mostra";
    show_all: "All", "Alle", "Tutti";
    show_admins: "Admins", "Admins", "Admin";
    show_customers: "Customers", "Kunden", "Clienti";
    show_invited: "Invited", "Eingeladen", "Invitati";
    show_signed_in: "Signed in", "Angemeldet", "Connessi";
    show_disabled: "Switched off", "Ausgeschaltet", "Disabilitati";
    apply: "Apply", "Anwenden", "Applica";
    nothing_found: "Nothing matches.", "Nichts passt dazu.", "Nessun risultato.";
    no_accounts: "There is no account yet.", "Es gibt noch kein Konto.", "Non c’è ancora nessun account.";
    name: "Name", "Name", "Nome";
    no_name: "(no name yet)", "(noch ohne Namen)", "(ancora senza nome)";
    user_name: "User name", "Benutzername", "Nome utente";
    role_admin: "Admin", "Admin", "Admin";
    role_customer: "Customer", "Kunde", "Cliente";
    state: "State", "Zustand", "Stato";
    state_active: "Active", "Aktiv", "Attivo";
    state_coming: "Stay to come", "Aufenthalt steht bevor", "Soggiorno in arrivo";
    state_ended: "Stay over", "Aufenthalt vorbei", "Soggiorno terminato";
    state_disabled: "Switched off", "Ausgeschaltet", "Disabilitato";
    code: "Code", "Code", "Codice";
    code_none: "none", "keiner", "nessuno";
    code_live: "live", "gültig", "valido";
    code_used: "used", "benutzt", "usato";
    code_expired: "expired", "abgelaufen", "scaduto";
    code_revoked: "revoked", "widerrufen", "revocato";
    code_replaced: "replaced", "ersetzt", "sostituito";
    stay: "Stay", "Aufenthalt", "Soggiorno";
    stay_open: "no limits", "ohne Grenzen", "senza limiti";
    devices_title: "Devices", "Geräte", "Dispositivi";
    last_seen: "Last seen", "Zuletzt gesehen", "Visto l’ultima volta";
    add_account: "Add an account", "Konto hinzufügen", "Aggiungi un account";
    add_account_lead: "For somebody who signs in with user name and password. Guests need none: an admin’s app invites them.", "Für jemanden, der sich mit Benutzername und Passwort anmeldet. Gäste brauchen keines: Die App eines Admins lädt sie ein.", "Per chi accede con nome utente e password. Gli ospiti non ne hanno bisogno: li invita l’app di un admin.";
    make_admin: "Admin: may invite and manage customers", "Admin: darf Kunden einladen und verwalten", "Admin: può invitare e gestire i clienti";
    account_added: "The account is added.", "Das Konto ist hinzugefügt.", "L’account è stato aggiunto.";
    account_removed: "The account is removed.", "Das Konto ist entfernt.", "L’account è stato rimosso.";
    account_enabled: "The account is switched on.", "Das Konto ist eingeschaltet.", "L’account è abilitato.";
    account_disabled: "The account is switched off.", "Das Konto ist ausgeschaltet.", "L’account è disabilitato.";
    admin_now_on: "Admin is switched on.", "Admin ist eingeschaltet.", "Admin è attivo.";
    admin_now_off: "Admin is switched off.", "Admin ist ausgeschaltet.", "Admin è disattivato.";
    password_set: "The new password is set; every device was signed out.", "Das neue Passwort ist gesetzt; alle Geräte wurden abgemeldet.", "La nuova password è impostata; tutti i dispositivi sono stati disconnessi.";
    devices_signed_out: "All devices were signed out.", "Alle Geräte wurden abgemeldet.", "Tutti i dispositivi sono stati disconnessi.";
    switch_on: "Switch the account on", "Konto einschalten", "Abilita l’account";
    switch_off: "Switch the account off", "Konto ausschalten", "Disabilita l’account";
    reset_password: "Set a new password", "Neues Passwort setzen", "Imposta una nuova password";
    reset_password_lead: "Every device of the account is signed out.", "Alle Geräte des Kontos werden abgemeldet.", "Tutti i dispositivi dell’account vengono disconnessi.";
    password_too_short: "A password has 8 characters or more, and at most 1,024 bytes.", "Ein Passwort hat 8 Zeichen oder mehr und höchstens 1.024 Bytes.", "Una password ha almeno 8 caratteri e al massimo 1.024 byte.";
    user_name_wrong: "A user name is one line of 1 to 100 characters.", "Ein Benutzername ist eine Zeile mit 1 bis 100 Zeichen.", "Un nome utente è una riga da 1 a 100 caratteri.";
    sign_devices_out: "Sign all devices out", "Alle Geräte abmelden", "Disconnetti tutti i dispositivi";
    no_devices: "No device is signed in.", "Kein Gerät ist angemeldet.", "Nessun dispositivo è connesso.";
    since: "since", "seit", "dal";
    phone_qr: "QR for the phone", "QR fürs Telefon", "QR per il telefono";
    remove_account: "Remove", "Entfernen", "Rimuovi";
    remove_lead: "Its devices are signed out, its codes and its share link are worth nothing any more. This cannot be undone.", "Seine Geräte werden abgemeldet, seine Codes und sein Link gelten nicht mehr. Das lässt sich nicht rückgängig machen.", "I suoi dispositivi vengono disconnessi, i codici e il link non valgono più. Non si può annullare.";
    your_password: "Your own password", "Ihr eigenes Passwort", "La Sua password";
    your_password_lead: "An admin is removed only with your password.", "Ein Admin wird nur mit Ihrem Passwort entfernt.", "Un admin si rimuove solo con la Sua password.";
    codes_lead_list: "Codes are made by an admin’s app and shown there only. Whoever runs the server can always gain access to it; so keep the server and this page to yourself.", "Codes macht die App eines Admins; nur dort sind sie zu sehen. Wer den Server betreibt, kann sich immer Zugang verschaffen: Behalten Sie Server und Seite für sich.", "I codici li crea l’app di un admin e si vedono solo lì. Chi gestisce il server può sempre ottenere l’accesso: tenga per sé server e pagina.";
    no_codes: "There is no code here.", "Hier ist kein Code.", "Qui non c’è nessun codice.";
    show_live: "Live", "Gültig", "Validi";
    show_used: "Used", "Benutzt", "Usati";
    show_expired: "Expired", "Abgelaufen", "Scaduti";
    show_withdrawn: "Revoked or replaced", "Widerrufen oder ersetzt", "Revocati o sostituiti";
    made_at: "Made", "Gemacht", "Creato";
    made_by: "By", "Von", "Da";
    ended_at: "Ended", "Beendet", "Terminato";
    for_whom: "For", "Für", "Per";
    pages: "Pages", "Seiten", "Pagine";
    page_before: "Previous", "Vorige", "Precedente";
    page_after: "Next", "Nächste", "Successiva";
}

super::phrases! {
    licences_in_use(used): "{used} in use", "{used} vergeben", "{used} in uso";
    licences_free(free): "{free} free", "{free} frei", "{free} libere";
    page_of(number, all): "Page {number} of {all}", "Seite {number} von {all}", "Pagina {number} di {all}";
    admin_for(name): "Admin for {name}", "Admin für {name}", "Admin per {name}";
    remove_whom(name): "Remove {name}?", "{name} entfernen?", "Rimuovere {name}?";
    beginning(day): "from {day}", "ab {day}", "dal {day}";
    until_then(day): "until {day}", "bis {day}", "fino al {day}";
}

super::counts! {
    accounts_found: "account" "accounts", "Konto" "Konten", "account" "account";
    codes_found: "code" "codes", "Code" "Codes", "codice" "codici";
}

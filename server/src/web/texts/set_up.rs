//! The set-up, step by step.

super::words! {
    steps: "Steps", "Schritte", "Passaggi";
    step_password: "Password", "Passwort", "Password";
    step_factor: "Second factor", "Zweiter Faktor", "Secondo fattore";
    step_project: "Project", "Projekt", "Progetto";
    step_codes: "One-time codes", "Einmalcodes", "Codici monouso";
    step_admin: "First admin", "Erster Admin", "Primo admin";
    step_phone: "Phone", "Telefon", "Telefono";
    choose_password: "Choose your password", "Wählen Sie Ihr Passwort", "Scelga la Sua password";
    choose_password_lead: "With it you sign in to this page. A few unrelated words are easy to remember and hard to guess.", "Damit melden Sie sich auf dieser Seite an. Ein paar Wörter ohne Zusammenhang merkt man sich leicht, erraten lassen sie sich schwer.", "Serve per accedere a questa pagina. Qualche parola senza legame è facile da ricordare e difficile da indovinare.";
    new_password: "New password", "Neues Passwort", "Nuova password";
    new_password_again: "Once more", "Noch einmal", "Ancora una volta";
    strength: "Strength", "Stärke", "Robustezza";
    strength_0: "Very easy to guess", "Sehr leicht zu erraten", "Facilissima da indovinare";
    strength_1: "Easy to guess", "Leicht zu erraten", "Facile da indovinare";
    strength_2: "Not strong enough yet", "Noch nicht stark genug", "Non ancora abbastanza robusta";
    strength_3: "Strong", "Stark", "Robusta";
    strength_4: "Very strong", "Sehr stark", "Molto robusta";
    password_weak: "This is easy to guess: add another word or two.", "Das ist leicht zu erraten: Fügen Sie ein, zwei Wörter hinzu.", "È facile da indovinare: aggiunga una o due parole.";
    password_differs: "The two are not the same: type the password again.", "Die beiden sind nicht gleich: Geben Sie das Passwort noch einmal ein.", "Le due non coincidono: digiti di nuovo la password.";
    link_dead: "This link is no longer valid", "Dieser Link gilt nicht mehr", "Questo link non è più valido";
    link_dead_lead: "A set-up link works once. To print a new one, run this on the server:", "Ein Einrichtungslink gilt einmal. Einen neuen gibt dieser Aufruf auf dem Server aus:", "Un link di configurazione vale una volta. Per stamparne uno nuovo, esegua sul server:";
    factor: "Second factor", "Zweiter Faktor", "Secondo fattore";
    factor_lead: "Scan this with an authenticator app. From then on, signing in also asks for the code that the app shows.", "Scannen Sie dies mit einer Authenticator-App. Beim Anmelden wird dann auch nach dem Code gefragt, den die App zeigt.", "Lo scansioni con un’app di autenticazione. Da quel momento l’accesso chiede anche il codice mostrato dall’app.";
    factor_qr: "QR code for the authenticator app", "QR-Code für die Authenticator-App", "Codice QR per l’app di autenticazione";
    factor_by_hand: "Or type this key into the app:", "Oder geben Sie diesen Schlüssel in der App ein:", "Oppure digiti questa chiave nell’app:";
    factor_switch_on: "Switch on", "Einschalten", "Attiva";
    factor_switch_off: "Switch off", "Ausschalten", "Disattiva";
    factor_skip: "Not now", "Nicht jetzt", "Non ora";
    factor_wrong: "This is not the code that the app shows now. Check the time on phone and server.", "Das ist nicht der Code, den die App jetzt zeigt. Prüfen Sie die Uhrzeit von Telefon und Server.", "Non è il codice che l’app mostra ora. Controlli l’ora del telefono e del server.";
    factor_on: "The second factor is on.", "Der zweite Faktor ist eingeschaltet.", "Il secondo fattore è attivo.";
    factor_off: "The second factor is off.", "Der zweite Faktor ist ausgeschaltet.", "Il secondo fattore è disattivato.";
    codes_title: "One-time codes", "Einmalcodes", "Codici monouso";
    codes_lead: "An admin’s app makes a code for each guest; it works once and only for a while. Without codes everybody signs in with user name and password.", "Die App eines Admins macht für jeden Gast einen Code; er gilt einmal und nur eine Zeit lang. Ohne Codes melden sich alle mit Benutzername und Passwort an.", "L’app di un admin crea un codice per ogni ospite: vale una volta e solo per un po’. Senza codici tutti accedono con nome utente e password.";
    use_otp: "Use OTP authentication", "OTP-Authentifizierung verwenden", "Usa l’autenticazione OTP";
    admin_title: "The first admin", "Der erste Admin", "Il primo admin";
    admin_lead: "An admin signs in on the phone and invites guests from there. You can add more later.", "Ein Admin meldet sich am Telefon an und lädt von dort Gäste ein. Weitere können Sie später hinzufügen.", "Un admin accede dal telefono e da lì invita gli ospiti. Altri si possono aggiungere più tardi.";
    phone_title: "Bring the project to the phone", "Das Projekt aufs Telefon bringen", "Portare il progetto sul telefono";
    phone_lead: "Open the Innkey app, choose + and scan this code; then sign in with the user name and password that you have just set.", "Öffnen Sie die Innkey-App, wählen Sie + und scannen Sie diesen Code; melden Sie sich dann mit dem eben gesetzten Benutzernamen und Passwort an.", "Apra l’app Innkey, scelga + e scansioni questo codice; poi acceda con il nome utente e la password appena impostati.";
    finish: "Done", "Fertig", "Fatto";
}

super::phrases! {
    password_short(least): "Use {least} characters or more.", "Nehmen Sie {least} Zeichen oder mehr.", "Usi almeno {least} caratteri.";
    step_of(number, all): "Step {number} of {all}", "Schritt {number} von {all}", "Passaggio {number} di {all}";
}

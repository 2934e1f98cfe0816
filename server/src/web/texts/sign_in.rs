//! Signing in and out, and the operator's own access.

super::words! {
    sign_in: "Sign in", "Anmelden", "Accedi";
    sign_in_lead: "For whoever runs this server.", "Für alle, die diesen Server betreiben.", "Per chi gestisce questo server.";
    sign_out: "Sign out", "Abmelden", "Esci";
    password: "Password", "Passwort", "Password";
    show_password: "Show", "Zeigen", "Mostra";
    hide_password: "Hide", "Verbergen", "Nascondi";
    factor_code: "Code from your authenticator app", "Code aus Ihrer Authenticator-App", "Codice dell’app di autenticazione";
    wrong_sign_in: "That was not right. Check the password and try again.", "Das stimmt nicht. Prüfen Sie das Passwort und versuchen Sie es noch einmal.", "Non è corretto. Controlli la password e riprovi.";
    wrong_sign_in_or_code: "That was not right. Check password and code; each code works once.", "Das stimmt nicht. Prüfen Sie Passwort und Code; jeder Code gilt einmal.", "Non è corretto. Controlli password e codice; ogni codice vale una volta.";
    password_lost: "Lost the password? On the server, run", "Passwort verloren? Rufen Sie auf dem Server auf:", "Password smarrita? Sul server, esegua";
    not_set_up: "This server is not set up yet", "Dieser Server ist noch nicht eingerichtet", "Questo server non è ancora configurato";
    not_set_up_lead: "Open the link that the server printed when it started. It is good for one set-up. To print a new one, run this on the server:", "Öffnen Sie den Link, den der Server beim Start ausgegeben hat. Er gilt für eine Einrichtung. Einen neuen gibt dieser Aufruf auf dem Server aus:", "Apra il link che il server ha stampato all’avvio. Vale per una configurazione. Per stamparne uno nuovo, esegua sul server:";
    access: "Your access", "Ihr Zugang", "Il Suo accesso";
    access_lead: "Password, second factor and the browsers that are signed in.", "Passwort, zweiter Faktor und die angemeldeten Browser.", "Password, secondo fattore e browser connessi.";
    change_password: "Change the password", "Passwort ändern", "Cambia la password";
    current_password: "Password until now", "Bisheriges Passwort", "Password attuale";
    password_changed: "The password is changed. Other browsers were signed out.", "Das Passwort ist geändert. Andere Browser wurden abgemeldet.", "Password cambiata. Gli altri browser sono stati disconnessi.";
    current_wrong: "This is not the password.", "Das ist nicht das Passwort.", "Questa non è la password.";
    sign_out_everywhere: "Sign out everywhere", "Überall abmelden", "Esci ovunque";
}

super::phrases! {
    wait_seconds(seconds): "Too many wrong tries. Try again in {seconds} seconds.", "Zu viele Fehlversuche. Versuchen Sie es in {seconds} Sekunden wieder.", "Troppi tentativi errati. Riprovi tra {seconds} secondi.";
}

super::counts! {
    browsers: "browser is signed in" "browsers are signed in", "Browser ist angemeldet" "Browser sind angemeldet", "browser connesso" "browser connessi";
}

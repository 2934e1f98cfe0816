//! A project: publishing it, switching codes, its QR.

super::words! {
    publish: "Publish", "Veröffentlichen", "Pubblica";
    publish_project: "Publish a project", "Projekt veröffentlichen", "Pubblica un progetto";
    publish_lead: "A package (.tup), or the project’s folder. It is checked first; only a project without mistakes replaces what phones have.", "Ein Paket (.tup) oder der Ordner des Projekts. Erst wird geprüft; nur ein Projekt ohne Fehler ersetzt, was die Telefone haben.", "Un pacchetto (.tup) oppure la cartella del progetto. Prima viene controllato; solo un progetto senza errori sostituisce ciò che hanno i telefoni.";
    drop_here: "Drop the package or the folder here", "Paket oder Ordner hier ablegen", "Trascini qui il pacchetto o la cartella";
    choose_package: "Package (.tup)", "Paket (.tup)", "Pacchetto (.tup)";
    choose_folder: "Or the folder", "Oder der Ordner", "Oppure la cartella";
    nothing_chosen: "Choose a package or a folder first.", "Wählen Sie zuerst ein Paket oder einen Ordner.", "Scelga prima un pacchetto o una cartella.";
    uploading: "Uploading", "Wird hochgeladen", "Caricamento";
    checking: "Uploaded; it is being checked.", "Hochgeladen; es wird geprüft.", "Caricato; controllo in corso.";
    upload_cancelled: "Cancelled. Nothing was changed.", "Abgebrochen. Nichts wurde geändert.", "Annullato. Nulla è stato modificato.";
    upload_broke_off: "The upload broke off. Check the connection and try again; nothing was changed.", "Das Hochladen brach ab. Prüfen Sie die Verbindung und versuchen Sie es noch einmal; nichts wurde geändert.", "Il caricamento si è interrotto. Controlli la connessione e riprovi; nulla è stato modificato.";
    mistakes_lead: "Mend this and publish it again; phones keep the version that they have.", "Beheben Sie das und veröffentlichen Sie noch einmal; die Telefone behalten ihre Version.", "Corregga e pubblichi di nuovo; i telefoni mantengono la loro versione.";
    published: "The new version is published.", "Die neue Version ist veröffentlicht.", "La nuova versione è pubblicata.";
    otp_now_on: "One-time codes are switched on.", "Einmalcodes sind eingeschaltet.", "I codici monouso sono attivi.";
    otp_now_off: "One-time codes are switched off. Live codes rest until you switch them on again.", "Einmalcodes sind ausgeschaltet. Gültige Codes ruhen, bis Sie sie wieder einschalten.", "I codici monouso sono disattivati. I codici validi restano in sospeso finché non li riattiva.";
    server_qr: "Server QR", "Server-QR", "QR del server";
    server_qr_lead: "For a phone’s first contact: it holds the server’s addresses and fingerprints, and no right at all. Scan it in the Innkey app with +, then sign in.", "Für den ersten Kontakt eines Telefons: Er enthält Adressen und Fingerabdrücke des Servers und keinerlei Recht. Scannen Sie ihn in der Innkey-App mit + und melden Sie sich dann an.", "Per il primo contatto di un telefono: contiene indirizzi e impronte del server e nessun diritto. Lo scansioni nell’app Innkey con +, poi acceda.";
    phone_qr_lead: "Scan this in the Innkey app with +: the project downloads. Then sign in with user name and password.", "Scannen Sie dies in der Innkey-App mit +: Das Projekt wird geladen. Melden Sie sich dann mit Benutzername und Passwort an.", "Lo scansioni nell’app Innkey con +: il progetto si scarica. Poi acceda con nome utente e password.";
    as_link: "As a link", "Als Link", "Come link";
    addresses: "Addresses", "Adressen", "Indirizzi";
    fingerprints: "Fingerprints (SHA-256) of key and spare key", "Fingerabdrücke (SHA-256) von Schlüssel und Ersatzschlüssel", "Impronte (SHA-256) della chiave e di quella di riserva";
    new_version: "Publish a new version", "Neue Version veröffentlichen", "Pubblica una nuova versione";
    time_zone: "Time zone", "Zeitzone", "Fuso orario";
}

super::counts! {
    mistakes: "mistake" "mistakes", "Fehler" "Fehler", "errore" "errori";
}

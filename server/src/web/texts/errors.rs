//! What went wrong and what to do next, on a page.

use innkey_protocol::ErrorCode;

super::words! {
    too_far: "This page answers in the building only", "Diese Seite antwortet nur im Gebäude", "Questa pagina risponde solo nell’edificio";
    too_far_lead: "You come from a public address, or through a proxy that the server does not know. Connect to the building’s network, or start the server with --page everyone.", "Sie kommen von einer öffentlichen Adresse oder über einen Proxy, den der Server nicht kennt. Verbinden Sie sich mit dem Netz des Gebäudes oder starten Sie den Server mit --page everyone.", "Si collega da un indirizzo pubblico o tramite un proxy che il server non conosce. Si connetta alla rete dell’edificio oppure avvii il server con --page everyone.";
    foreign_form: "This did not come from this page", "Das kam nicht von dieser Seite", "La richiesta non proviene da questa pagina";
    foreign_form_lead: "The form was sent from another site, so nothing was changed. Open the page here and do it again.", "Das Formular kam von einer anderen Website, daher wurde nichts geändert. Öffnen Sie die Seite hier und versuchen Sie es erneut.", "Il modulo proviene da un altro sito, quindi nulla è stato modificato. Apra la pagina qui e riprovi.";
    old_form: "This form is out of date", "Dieses Formular ist veraltet", "Questo modulo non è più valido";
    old_form_lead: "You have signed in anew since it was opened, so nothing was changed. Go back, reload the page and do it again.", "Sie haben sich seit dem Öffnen neu angemeldet, daher wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es erneut.", "Dopo averlo aperto ha effettuato un nuovo accesso, quindi nulla è stato modificato. Torni indietro, ricarichi la pagina e riprovi.";
    not_here: "There is nothing here", "Hier ist nichts", "Qui non c’è nulla";
    not_here_lead: "The address is mistyped, or what was here has been removed.", "Die Adresse ist falsch geschrieben, oder was hier war, wurde entfernt.", "L’indirizzo è errato, oppure ciò che c’era è stato rimosso.";
    not_done: "That did not work", "Das hat nicht geklappt", "Non ha funzionato";
    fault: "The server made a mistake. Try again; if it stays, look into its log.", "Der Server hat einen Fehler gemacht. Versuchen Sie es noch einmal; bleibt es dabei, sehen Sie in sein Protokoll.", "Il server ha commesso un errore. Riprovi; se persiste, consulti il suo registro.";
    not_ready: "The server is not ready. Try again in a moment; if it stays, look whether its disk is full.", "Der Server ist nicht bereit. Versuchen Sie es gleich noch einmal; bleibt es dabei, sehen Sie nach, ob seine Festplatte voll ist.", "Il server non è pronto. Riprovi tra un momento; se persiste, controlli se il suo disco è pieno.";
    name_taken: "This user name is taken in this project: choose another.", "Dieser Benutzername ist in diesem Projekt vergeben: Wählen Sie einen anderen.", "Questo nome utente è già usato in questo progetto: ne scelga un altro.";
    changed_meanwhile: "Somebody else changed this meanwhile: look at the newer state and decide again.", "Inzwischen hat jemand anders das geändert: Sehen Sie sich den neuen Stand an und entscheiden Sie neu.", "Nel frattempo qualcun altro l’ha modificato: guardi lo stato attuale e decida di nuovo.";
    too_large: "This is larger than the server accepts: make it smaller, or start the server with a higher --max-package.", "Das ist größer, als der Server annimmt: Verkleinern Sie es oder starten Sie den Server mit höherem --max-package.", "È più grande di quanto il server accetti: lo riduca oppure avvii il server con un --max-package più alto.";
    too_slow: "It did not arrive in time: check the connection and try again.", "Es kam nicht rechtzeitig an: Prüfen Sie die Verbindung und versuchen Sie es noch einmal.", "Non è arrivato in tempo: controlli la connessione e riprovi.";
    value_invalid: "A value is not allowed: change it and try again.", "Ein Wert ist nicht erlaubt: Ändern Sie ihn und versuchen Sie es noch einmal.", "Un valore non è ammesso: lo modifichi e riprovi.";
}

impl super::Language {
    /// What a person can make of an error.
    pub const fn of_error(self, code: ErrorCode) -> &'static str {
        match code {
            ErrorCode::NotFound
            | ErrorCode::WrongMethod
            | ErrorCode::ProjectNotFound
            | ErrorCode::AccountNotFound
            | ErrorCode::VersionNotFound
            | ErrorCode::DeviceNotFound => self.not_here_lead(),
            ErrorCode::UserNameTaken => self.name_taken(),
            ErrorCode::LicencesUsedUp => self.licences_used_up(),
            ErrorCode::ChangedMeanwhile => self.changed_meanwhile(),
            ErrorCode::TooLarge => self.too_large(),
            ErrorCode::TooSlow => self.too_slow(),
            ErrorCode::BadRequest | ErrorCode::Invalid => self.value_invalid(),
            ErrorCode::Unavailable => self.not_ready(),
            _ => self.fault(),
        }
    }
}

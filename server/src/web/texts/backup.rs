//! *Back-up*.

super::words! {
    backup: "Back-up", "Sicherung", "Backup";
    backup_lead: "The whole server in one file, keys included: a server restored from it is the one that phones trust. It is made while the server runs, and always encrypted.", "Der ganze Server in einer Datei, samt Schlüsseln: Einem daraus wiederhergestellten Server vertrauen die Telefone wie zuvor. Sie entsteht im laufenden Betrieb und ist immer verschlüsselt.", "L’intero server in un file, chiavi comprese: i telefoni si fidano del server ripristinato come prima. Si crea mentre il server è in funzione ed è sempre cifrato.";
    make_backup: "Make a back-up", "Sicherung anlegen", "Crea un backup";
    passphrase: "Passphrase", "Passphrase", "Frase segreta";
    passphrase_lead: "The passphrase encrypts the file. Four unrelated words will do. Keep it apart from the file: without it nobody can restore the server, you neither.", "Die Passphrase verschlüsselt die Datei. Vier Wörter ohne Zusammenhang genügen. Bewahren Sie sie getrennt von der Datei auf: Ohne sie kann niemand den Server wiederherstellen, auch Sie nicht.", "La frase segreta cifra il file. Bastano quattro parole senza legame. La conservi lontano dal file: senza di essa nessuno può ripristinare il server, nemmeno Lei.";
    backup_password_lead: "All keys of the server are in the file: so we ask for it again.", "In der Datei sind alle Schlüssel des Servers: Darum fragen wir noch einmal danach.", "Nel file ci sono tutte le chiavi del server: per questo la chiediamo di nuovo.";
    save_backup: "Save the file", "Datei speichern", "Salva il file";
    backup_takes: "The download begins after a few seconds.", "Das Herunterladen beginnt nach wenigen Sekunden.", "Il download comincia dopo qualche secondo.";
    backup_busy: "Another back-up is being made: wait for its end and try again.", "Es entsteht gerade eine andere Sicherung: Warten Sie ihr Ende ab und versuchen Sie es noch einmal.", "Si sta già creando un altro backup: attenda la fine e riprovi.";
    backup_shell: "The same in a shell of the server, for example every night:", "Dasselbe in einer Shell des Servers, zum Beispiel jede Nacht:", "Lo stesso da una shell del server, per esempio ogni notte:";
    restore: "Restore", "Wiederherstellen", "Ripristino";
    restore_lead: "On the machine that shall be the server, with an empty folder DIR. Nothing is overwritten; the file is checked before anything is put in place.", "Auf der Maschine, die der Server sein soll, mit einem leeren Ordner DIR. Nichts wird überschrieben; die Datei wird geprüft, bevor etwas an seinen Platz kommt.", "Sulla macchina che sarà il server, con una cartella vuota DIR. Nulla viene sovrascritto; il file viene controllato prima di mettere qualcosa al suo posto.";
    restore_after: "The restored server knows what it knew when the back-up was made: revoke again what was revoked since, and let the old server rest.", "Der wiederhergestellte Server weiß, was er bei der Sicherung wusste: Widerrufen Sie noch einmal, was seither widerrufen wurde, und lassen Sie den alten Server ruhen.", "Il server ripristinato sa ciò che sapeva al momento del backup: revochi di nuovo ciò che è stato revocato dopo e lasci spento il vecchio server.";
}

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
    restore_where: "This server, or a new one at its first step, becomes what a back-up says.", "Dieser Server, oder ein neuer bei seinem ersten Schritt, wird, was die Sicherung sagt.", "Questo server, o uno nuovo al suo primo passo, diventa ciò che dice il backup.";
    restore_choose: "Restore a back-up …", "Sicherung wiederherstellen …", "Ripristina un backup …";
    restore_shell: "The same in a shell, on the machine that shall be the server, with an empty folder DIR:", "Dasselbe in einer Shell, auf der Maschine, die der Server sein soll, mit einem leeren Ordner DIR:", "Lo stesso da una shell, sulla macchina che sarà il server, con una cartella vuota DIR:";
    restore_instead: "I have a back-up: restore it instead", "Ich habe eine Sicherung: stattdessen wiederherstellen", "Ho un backup: lo ripristino";
    restore_lead: "The server becomes the one of the back-up, keys and password included. The file is checked before anything is put in place; what the server is now stays in the folder before-restore.", "Der Server wird zu dem der Sicherung, samt Schlüsseln und Passwort. Die Datei wird geprüft, bevor etwas an seinen Platz kommt; was der Server jetzt ist, bleibt im Ordner before-restore.", "Il server diventa quello del backup, chiavi e password comprese. Il file viene controllato prima di mettere qualcosa al suo posto; ciò che il server è ora resta nella cartella before-restore.";
    restore_password_lead: "This replaces everything: so we ask for it again.", "Das ersetzt alles: Darum fragen wir noch einmal danach.", "Questo sostituisce tutto: per questo la chiediamo di nuovo.";
    restore_after: "The restored server knows what it knew when the back-up was made: revoke again what was revoked since, and let the server that it came from rest.", "Der wiederhergestellte Server weiß, was er bei der Sicherung wusste: Widerrufen Sie noch einmal, was seither widerrufen wurde, und lassen Sie den Server, von dem sie stammt, ruhen.", "Il server ripristinato sa ciò che sapeva al momento del backup: revochi di nuovo ciò che è stato revocato dopo e lasci spento il server da cui proviene.";
    restore_now: "Restore", "Wiederherstellen", "Ripristina";
    passphrase_of_backup: "Passphrase of the back-up", "Passphrase der Sicherung", "Frase segreta del backup";
    passphrase_wrong: "The file was not sealed with this passphrase. Choose the file again and type another.", "Mit dieser Passphrase wurde die Datei nicht verschlossen. Wählen Sie die Datei noch einmal und geben Sie eine andere ein.", "Il file non è stato sigillato con questa frase. Scelga di nuovo il file e ne digiti un’altra.";
    backup_file: "Back-up (.age)", "Sicherung (.age)", "Backup (.age)";
    no_backup_chosen: "Choose a back-up first.", "Wählen Sie zuerst eine Sicherung.", "Scelga prima un backup.";
    backup_foreign: "This is no back-up of an Innkey server. Choose a file that ends in .age.", "Das ist keine Sicherung eines Innkey-Servers. Wählen Sie eine Datei, die auf .age endet.", "Non è il backup di un server Innkey. Scelga un file che termina con .age.";
    backup_newer: "A newer Innkey made this back-up. Bring this server up to date first.", "Ein neueres Innkey hat diese Sicherung angelegt. Bringen Sie diesen Server zuerst auf den neuesten Stand.", "Un Innkey più recente ha creato questo backup. Aggiorni prima questo server.";
    backup_damaged: "The file is damaged, or its end is missing. Copy it once more, or take an older one.", "Die Datei ist beschädigt, oder ihr Ende fehlt. Kopieren Sie sie noch einmal, oder nehmen Sie eine ältere.", "Il file è danneggiato, o ne manca la fine. Lo copi di nuovo, o ne prenda uno più vecchio.";
    restore_no_room: "There is too little room on the server’s disk. Make room and try again; nothing was changed.", "Auf der Platte des Servers ist zu wenig Platz. Schaffen Sie Platz und versuchen Sie es noch einmal; nichts wurde geändert.", "Sul disco del server c’è troppo poco spazio. Ne liberi e riprovi; nulla è stato modificato.";
    restored: "Restored", "Wiederhergestellt", "Ripristinato";
    restored_lead: "The server starts anew; that takes a few seconds. Then sign in with the password of that time. A browser may ask once more whether to trust the certificate.", "Der Server startet neu; das dauert ein paar Sekunden. Melden Sie sich dann mit dem Passwort von damals an. Vielleicht fragt der Browser noch einmal, ob er dem Zertifikat trauen soll.", "Il server si riavvia; ci vuole qualche secondo. Poi acceda con la password di allora. Forse il browser chiede ancora una volta se fidarsi del certificato.";
}

super::phrases! {
    restored_as_of(made_at): "This is the server as it was on {made_at} (UTC).", "Das ist der Server, wie er am {made_at} (UTC) war.", "È il server com’era il {made_at} (UTC).";
    restored_damaged(files): "Files of published versions that were damaged already when the back-up was made: {files}. Publish the projects again.", "Dateien veröffentlichter Versionen, die schon bei der Sicherung beschädigt waren: {files}. Veröffentlichen Sie die Projekte noch einmal.", "File di versioni pubblicate già danneggiati al momento del backup: {files}. Pubblichi di nuovo i progetti.";
}

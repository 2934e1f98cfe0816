//! The versions of a project and their differences.

super::words! {
    versions_title: "Versions", "Versionen", "Versioni";
    versions_lead: "Every version that was published. Phones have the current one; an old one can be published again, under a new number.", "Jede veröffentlichte Version. Telefone haben die aktuelle; eine alte lässt sich unter neuer Nummer wieder veröffentlichen.", "Ogni versione pubblicata. I telefoni hanno quella attuale; una vecchia si può pubblicare di nuovo con un nuovo numero.";
    version_column: "Version", "Version", "Versione";
    version_current: "current", "aktuell", "attuale";
    version_published: "Published", "Veröffentlicht", "Pubblicata";
    version_by: "By", "Von", "Da";
    version_size: "Size", "Größe", "Dimensione";
    version_files: "Files", "Dateien", "File";
    version_restored: "The old version is published again. Open phones follow within seconds.", "Die alte Version ist wieder veröffentlicht. Offene Telefone folgen binnen Sekunden.", "La vecchia versione è di nuovo pubblicata. I telefoni aperti la seguono in pochi secondi.";
    version_restore_lead: "Its content becomes the newest version; nothing is lost, the current one stays in the list.", "Ihr Inhalt wird zur neuesten Version; nichts geht verloren, die aktuelle bleibt in der Liste.", "Il suo contenuto diventa la versione più recente; nulla va perso, quella attuale resta nell’elenco.";
    compare_with: "Compared with", "Verglichen mit", "Confrontata con";
    compare: "Compare", "Vergleichen", "Confronta";
    differences: "Differences", "Unterschiede", "Differenze";
    no_differences: "No differences.", "Keine Unterschiede.", "Nessuna differenza.";
    first_version: "It is the first version.", "Es ist die erste Version.", "È la prima versione.";
    differences_unknown: "It is not known what one of the two was made from: an older server published it.", "Woraus eine der beiden entstand, ist nicht bekannt: Ein älterer Server hat sie veröffentlicht.", "Non si sa da che cosa è nata una delle due: l’ha pubblicata un server precedente.";
    diff_added: "new", "neu", "nuovo";
    diff_removed: "removed", "entfernt", "rimosso";
    diff_nothing: "nothing", "nichts", "nulla";
    diff_what: "What", "Was", "Che cosa";
    diff_change: "Change", "Änderung", "Modifica";
    kind_project: "Project", "Projekt", "Progetto";
    kind_group: "Group", "Gruppe", "Gruppo";
    kind_function: "Function", "Funktion", "Funzione";
    kind_page: "Page", "Seite", "Pagina";
    kind_object: "Object", "Objekt", "Oggetto";
    kind_file: "File", "Datei", "File";
}

super::phrases! {
    operator_from(network): "Operator, {network}", "Betreiber, {network}", "Gestore, {network}";
    restores_version(number): "content of version {number}", "Inhalt von Version {number}", "contenuto della versione {number}";
    restore_version(number): "Publish version {number} again", "Version {number} wieder veröffentlichen", "Pubblica di nuovo la versione {number}";
    diff_renamed(from): "was called “{from}”", "hieß „{from}“", "si chiamava «{from}»";
    diff_moved(from, to): "moved from place {from} to {to}", "von Platz {from} auf {to} verschoben", "spostato dal posto {from} al {to}";
    diff_moved_here(from): "moved here from {from}", "von {from} hierher verschoben", "spostato qui da {from}";
    diff_content(from, to): "other content, {from} → {to}", "anderer Inhalt, {from} → {to}", "altro contenuto, {from} → {to}";
    diff_field(field, from, to): "{field}: {from} → {to}", "{field}: {from} → {to}", "{field}: {from} → {to}";
}

super::counts! {
    more_changes: "more change is left out" "more changes are left out", "weitere Änderung ist weggelassen" "weitere Änderungen sind weggelassen", "altra modifica omessa" "altre modifiche omesse";
}

//! What stands around every page.

super::words! {
    product: "Innkey", "Innkey", "Innkey";
    skip: "Skip to the content", "Zum Inhalt", "Vai al contenuto";
    language: "Language", "Sprache", "Lingua";
    main_menu: "Main menu", "Hauptmenü", "Menu principale";
    projects: "Projects", "Projekte", "Progetti";
    back: "Back", "Zurück", "Indietro";
    cancel: "Cancel", "Abbrechen", "Annulla";
    save: "Save", "Speichern", "Salva";
    continue_: "Continue", "Weiter", "Continua";
    never: "never", "nie", "mai";
    to_start: "To the first page", "Zur ersten Seite", "Alla prima pagina";
}

//! What the server is made of.

super::words! {
    components: "Version and licences", "Version und Lizenzen", "Versione e licenze";
    component: "Library", "Bibliothek", "Libreria";
    software_licence: "Licence", "Lizenz", "Licenza";
}

super::phrases! {
    components_lead(version, licence): "Innkey {version}, under {licence}, and the libraries that are built into the command innkey.", "Innkey {version}, unter {licence}, und die Bibliotheken, die in den Befehl innkey eingebaut sind.", "Innkey {version}, con licenza {licence}, e le librerie incluse nel comando innkey.";
}

super::counts! {
    libraries: "library" "libraries", "Bibliothek" "Bibliotheken", "libreria" "librerie";
}

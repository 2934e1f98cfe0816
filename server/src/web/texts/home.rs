//! The first page: the projects.

super::words! {
    no_projects: "No project yet", "Noch kein Projekt", "Ancora nessun progetto";
    no_projects_lead: "Publish a project, and phones can download it.", "Veröffentlichen Sie ein Projekt, damit Telefone es laden können.", "Pubblichi un progetto: i telefoni potranno scaricarlo.";
    otp_on: "One-time codes on", "Einmalcodes ein", "Codici monouso attivi";
    otp_off: "One-time codes off", "Einmalcodes aus", "Codici monouso disattivati";
    no_admin: "No admin yet: nobody can invite guests.", "Noch kein Admin: Niemand kann Gäste einladen.", "Ancora nessun admin: nessuno può invitare ospiti.";
    add_first_admin: "Add the first admin", "Ersten Admin hinzufügen", "Aggiungi il primo admin";
}

super::phrases! {
    version(number): "Version {number}", "Version {number}", "Versione {number}";
}

super::counts! {
    admins: "admin" "admins", "Admin" "Admins", "admin" "admin";
    customers: "customer" "customers", "Kunde" "Kunden", "cliente" "clienti";
    devices: "device" "devices", "Gerät" "Geräte", "dispositivo" "dispositivi";
    live_codes: "live code" "live codes", "gültiger Code" "gültige Codes", "codice valido" "codici validi";
}

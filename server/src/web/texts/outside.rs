//! How a call of the server to itself, from outside, ended.

use crate::outside::Outcome;

super::words! {
    outside_test: "Test from outside", "Von außen testen", "Prova dall’esterno";
    outside_lead: "The server calls itself at this address as a phone would, and waits for an answer that only it can give. It takes a few seconds.", "Der Server ruft sich unter dieser Adresse selbst an, wie ein Telefon es täte, und wartet auf eine Antwort, die nur er geben kann. Das dauert ein paar Sekunden.", "Il server chiama se stesso a questo indirizzo come farebbe un telefono e attende una risposta che solo lui può dare. Richiede qualche secondo.";
    outside_reached: "It leads here, and phones will trust it.", "Sie führt hierher, und Telefone werden ihr trauen.", "Porta qui e i telefoni se ne fideranno.";
    outside_unknown_name: "Nobody knows this name: check the spelling, and the entry at your DNS provider.", "Niemand kennt diesen Namen: Prüfen Sie die Schreibweise und den Eintrag bei Ihrem DNS-Anbieter.", "Nessuno conosce questo nome: controlli l’ortografia e la voce presso il Suo provider DNS.";
    outside_refused: "Nothing listens there: check the port, and that the router forwards it to this machine. Many routers cannot be called from inside: then try from a phone without Wi-Fi.", "Dort hört niemand: Prüfen Sie den Port und ob der Router ihn an diesen Rechner weiterleitet. Viele Router lassen sich von innen nicht anrufen: Versuchen Sie es dann von einem Telefon ohne WLAN.", "Lì non ascolta nessuno: controlli la porta e che il router la inoltri a questa macchina. Molti router non si possono chiamare dall’interno: in tal caso provi da un telefono senza Wi-Fi.";
    outside_silent: "No answer came in time: a firewall may drop it, or the router does not forward the port. Many routers cannot be called from inside: then try from a phone without Wi-Fi.", "Es kam rechtzeitig keine Antwort: Vielleicht verwirft sie eine Firewall, oder der Router leitet den Port nicht weiter. Viele Router lassen sich von innen nicht anrufen: Versuchen Sie es dann von einem Telefon ohne WLAN.", "Non è arrivata risposta in tempo: forse un firewall la scarta o il router non inoltra la porta. Molti router non si possono chiamare dall’interno: in tal caso provi da un telefono senza Wi-Fi.";
    outside_unreachable: "There is no way to it from here: check the number, and this machine’s connection to the internet.", "Von hier führt kein Weg dorthin: Prüfen Sie die Nummer und die Internetverbindung dieses Rechners.", "Da qui non c’è modo di raggiungerlo: controlli il numero e la connessione a Internet di questa macchina.";
    outside_no_tls: "Something answers there, but without encryption: forward the port to this server’s port, or let the proxy speak HTTPS.", "Dort antwortet etwas, aber unverschlüsselt: Leiten Sie den Port an den Port dieses Servers weiter, oder lassen Sie den Proxy HTTPS sprechen.", "Lì risponde qualcosa, ma senza cifratura: inoltri la porta a quella di questo server, oppure faccia parlare HTTPS al proxy.";
    outside_other_key: "What answers there has another key, so phones would refuse it. It is another machine: check the port forwarding. Or a proxy: then choose “a public certificate”.", "Was dort antwortet, hat einen anderen Schlüssel; Telefone würden es ablehnen. Es ist ein anderer Rechner: Prüfen Sie die Weiterleitung. Oder ein Proxy: Wählen Sie dann „ein öffentliches Zertifikat“.", "Ciò che risponde lì ha un’altra chiave, quindi i telefoni lo rifiuterebbero. È un’altra macchina: controlli l’inoltro della porta. Oppure un proxy: allora scelga «un certificato pubblico».";
    outside_not_public: "No public authority vouches for the certificate there. Choose “its own key” if the port is forwarded to this server, or give the server or the proxy a public certificate.", "Für das Zertifikat dort bürgt keine öffentliche Stelle. Wählen Sie „sein eigener Schlüssel“, wenn der Port an diesen Server weitergeleitet wird, oder geben Sie Server oder Proxy ein öffentliches Zertifikat.", "Nessuna autorità pubblica garantisce per il certificato. Scelga «la sua chiave» se la porta è inoltrata a questo server, oppure dia al server o al proxy un certificato pubblico.";
    outside_other_name: "The certificate there is for another name: get one for this name, or set the name that it is for.", "Das Zertifikat dort gilt für einen anderen Namen: Besorgen Sie eines für diesen, oder setzen Sie den Namen, für den es gilt.", "Il certificato è per un altro nome: ne ottenga uno per questo nome oppure imposti il nome per cui vale.";
    outside_expired: "The certificate there has expired: renew it.", "Das Zertifikat dort ist abgelaufen: Erneuern Sie es.", "Il certificato è scaduto: lo rinnovi.";
    outside_other_server: "It can be trusted, but what answers is not this server: check where the port is forwarded, or that the proxy passes every path on.", "Vertrauenswürdig, aber es antwortet nicht dieser Server: Prüfen Sie, wohin der Port weitergeleitet wird und ob der Proxy jeden Pfad weitergibt.", "È affidabile, ma a rispondere non è questo server: controlli dove è inoltrata la porta e che il proxy inoltri ogni percorso.";
}

impl super::Language {
    /// How a call ended, and what to do.
    pub const fn outside(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Reached => self.outside_reached(),
            Outcome::UnknownName => self.outside_unknown_name(),
            Outcome::Refused => self.outside_refused(),
            Outcome::Silent => self.outside_silent(),
            Outcome::Unreachable => self.outside_unreachable(),
            Outcome::NoTls => self.outside_no_tls(),
            Outcome::OtherKey => self.outside_other_key(),
            Outcome::NotPublic => self.outside_not_public(),
            Outcome::OtherName => self.outside_other_name(),
            Outcome::Expired => self.outside_expired(),
            Outcome::OtherServer => self.outside_other_server(),
        }
    }
}

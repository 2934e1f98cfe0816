//! Every path of the interface, once: as a template for the server, filled in for the client.

macro_rules! routes {
    ($($(#[$doc:meta])* $template:ident, $fill:ident($($part:ident),*) = $path:literal;)*) => {
        $($(#[$doc])* pub const $template: &str = $path;)*

        /// Every template.
        pub const ALL: &[&str] = &[$($template),*];

        /// Every template behind the name of its constant, by which docstrings mention it.
        pub const NAMED: &[(&str, &str)] = &[$((stringify!($template), $template)),*];

        $($(#[$doc])* pub fn $fill($($part: impl std::fmt::Display),*) -> String {
            format!($path)
        })*
    };
}

routes! {
    /// GET: the process lives.
    HEALTHZ, healthz() = "/healthz";
    /// GET: the server can answer.
    READYZ, readyz() = "/readyz";
    /// GET: the description of this interface in OpenAPI 3.1.
    OPENAPI, openapi() = "/openapi.json";
    /// GET: who the server is and which projects it has.
    SERVER, server() = "/v1/server";
    /// POST: sign in.
    SESSIONS, sessions(project) = "/v1/projects/{project}/sessions";
    /// GET: the signed-in account; DELETE: sign out.
    SESSION, session(project) = "/v1/projects/{project}/session";
    /// PUT: user name and password of one's own.
    SESSION_LOGIN, session_login(project) = "/v1/projects/{project}/session/login";
    /// GET: the account's devices; DELETE: sign all of them out.
    DEVICES, devices(project) = "/v1/projects/{project}/session/devices";
    /// DELETE: sign one out.
    DEVICE, device(project, device) = "/v1/projects/{project}/session/devices/{device}";
    /// GET: what has changed, as it changes (server-sent events).
    EVENTS, events(project) = "/v1/projects/{project}/events";
    /// PUT: a device has the whole project.
    INSTALLATION, installation(project) = "/v1/projects/{project}/installation";
    /// GET: the packs that the rights allow.
    PACKS, packs(project) = "/v1/projects/{project}/packs";
    /// GET: the bytes of a pack, whole or by range.
    PACK, pack(project, hash) = "/v1/projects/{project}/packs/{hash}";
    /// GET: the manifest of a pack.
    MANIFEST, manifest(project, hash) = "/v1/projects/{project}/manifests/{hash}";
    /// GET: the customers, by pages.
    CUSTOMERS, customers(project) = "/v1/projects/{project}/customers";
    /// POST: many changes, all or none.
    CUSTOMERS_BATCH, customers_batch(project) = "/v1/projects/{project}/customers/batch";
    /// GET: one; PUT: create; PATCH: edit; DELETE: remove.
    CUSTOMER, customer(project, account) = "/v1/projects/{project}/customers/{account}";
    /// PUT: a new code in place of the last.
    CUSTOMER_CODE, customer_code(project, account) = "/v1/projects/{project}/customers/{account}/code";
    /// POST: take code, link and devices away.
    CUSTOMER_REVOKE, customer_revoke(project, account) = "/v1/projects/{project}/customers/{account}/revoke";
    /// GET: what a share link for the customer holds.
    CUSTOMER_LINK, customer_link(project, account) = "/v1/projects/{project}/customers/{account}/link";
    /// POST: the share link was handed over.
    CUSTOMER_SHARED, customer_shared(project, account) = "/v1/projects/{project}/customers/{account}/shared";
    /// GET: the customer's devices; DELETE: sign all of them out.
    CUSTOMER_DEVICES, customer_devices(project, account) = "/v1/projects/{project}/customers/{account}/devices";
    /// DELETE: sign one out.
    CUSTOMER_DEVICE, customer_device(project, account, device) = "/v1/projects/{project}/customers/{account}/devices/{device}";
    /// GET: the groups.
    GROUPS, groups(project) = "/v1/projects/{project}/groups";
    /// PUT: create; PATCH: edit; DELETE: remove.
    GROUP, group(project, group) = "/v1/projects/{project}/groups/{group}";
    /// GET: who did what and when, by pages.
    ACTIVITY, activity(project) = "/v1/projects/{project}/activity";
    /// GET: the projects; POST: upload a package.
    OPERATOR_PROJECTS, operator_projects() = "/v1/operator/projects";
    /// POST: a link with which a browser sets the operator's password.
    OPERATOR_PAGE_LINK, operator_page_link() = "/v1/operator/page-link";
    /// POST: the whole server in one file, sealed with a passphrase.
    OPERATOR_BACKUP, operator_backup() = "/v1/operator/backup";
    /// PATCH: the project's settings.
    OPERATOR_PROJECT, operator_project(project) = "/v1/operator/projects/{project}";
    /// GET: the published versions; POST: publish an old one again.
    OPERATOR_VERSIONS, operator_versions(project) = "/v1/operator/projects/{project}/versions";
    /// GET: what a version was published from.
    OPERATOR_VERSION, operator_version(project, version) = "/v1/operator/projects/{project}/versions/{version}";
    /// GET: the accounts; POST: add one.
    OPERATOR_ACCOUNTS, operator_accounts(project) = "/v1/operator/projects/{project}/accounts";
    /// PATCH: switch admin on or off, set the password; DELETE: remove.
    OPERATOR_ACCOUNT, operator_account(project, account) = "/v1/operator/projects/{project}/accounts/{account}";
    /// GET: what the share link of an admin's first phone holds.
    OPERATOR_ACCOUNT_LINK, operator_account_link(project, account) = "/v1/operator/projects/{project}/accounts/{account}/link";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_filled_in() {
        assert_eq!(customer_code("p", 7), "/v1/projects/p/customers/7/code");
        assert_eq!(CUSTOMER_CODE, "/v1/projects/{project}/customers/{account}/code");
        assert_eq!(server(), SERVER);
    }
}

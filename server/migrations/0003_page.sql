-- What the server's web page needs.

-- Who signs in to it: one row. factor is the sealed secret of the second factor, null: there is none; factor_step
-- is the step (of 30 seconds) of the last code that was taken: no code is taken twice.
CREATE TABLE operators (
    id          BIGINT PRIMARY KEY,
    password    TEXT NOT NULL,
    factor      TEXT,
    factor_step BIGINT NOT NULL
);

-- Browsers that are signed in. token is the SHA-256 of what the browser has.
CREATE TABLE operator_sessions (
    token      TEXT PRIMARY KEY,
    browser    TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen  BIGINT NOT NULL
);

-- What the page itself sets; flags, environment and file come first.
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- How many customers may be active at once; null: as many as there are.
ALTER TABLE projects ADD COLUMN licences BIGINT;

-- Which admin's app made a code, and when it was used, revoked or replaced; null for what older servers kept.
ALTER TABLE codes ADD COLUMN issued_by TEXT;
ALTER TABLE codes ADD COLUMN ended_at BIGINT;
CREATE INDEX codes_by_time ON codes (project, issued_at, id);

-- The table of accounts is read in this order, the licences in use are counted, and what time alone changes next is
-- looked for at each change: none of them by reading all accounts.
DROP INDEX accounts_by_role;
CREATE INDEX accounts_in_order ON accounts (project, role, created_at DESC, id DESC);
CREATE INDEX accounts_active ON accounts (project, role, enabled, stay_from, stay_until);
CREATE INDEX accounts_by_from ON accounts (project, stay_from) WHERE stay_from IS NOT NULL;
CREATE INDEX accounts_by_until ON accounts (project, stay_until) WHERE stay_until IS NOT NULL;
CREATE INDEX codes_live ON codes (project, expires_at) WHERE state = 'live';

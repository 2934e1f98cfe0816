-- Portable between SQLite and PostgreSQL: integers are BIGINT (times: Unix seconds; flags: 0 or 1),
-- everything else is TEXT (ids: UUID; hashes: lower-case hexadecimal; sealed bytes: base64).

CREATE TABLE marks (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
-- The highest time the server has seen.
INSERT INTO marks (name, value) VALUES ('time', 0);

CREATE TABLE projects (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    otp     BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE versions (
    project      TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,
    name         TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    restores     BIGINT,
    files        BIGINT NOT NULL,
    bytes        BIGINT NOT NULL,
    PRIMARY KEY (project, number)
);

CREATE TABLE packs (
    project       TEXT NOT NULL,
    version       BIGINT NOT NULL,
    position      BIGINT NOT NULL,
    name          TEXT NOT NULL,
    manifest_hash TEXT NOT NULL,
    manifest_size BIGINT NOT NULL,
    data_hash     TEXT NOT NULL,
    data_size     BIGINT NOT NULL,
    PRIMARY KEY (project, version, name),
    FOREIGN KEY (project, version) REFERENCES versions (project, number) ON DELETE CASCADE
);
CREATE INDEX packs_by_manifest ON packs (project, manifest_hash);
CREATE INDEX packs_by_data ON packs (project, data_hash);

CREATE TABLE accounts (
    id           TEXT PRIMARY KEY,
    project      TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    role         TEXT NOT NULL,
    user_name    TEXT,
    password     TEXT,
    name         TEXT NOT NULL,
    enabled      BIGINT NOT NULL,
    stay_from    BIGINT,
    stay_until   BIGINT,
    link_epoch   BIGINT NOT NULL,
    code         TEXT,
    signed_in_at BIGINT,
    last_seen    BIGINT,
    created_at   BIGINT NOT NULL,
    UNIQUE (project, user_name)
);
CREATE INDEX accounts_by_role ON accounts (project, role, created_at);

-- accounts.code names the newest code of an account.
CREATE TABLE codes (
    id         TEXT PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    project    TEXT NOT NULL,
    lookup     TEXT NOT NULL,
    sealed     TEXT,
    state      TEXT NOT NULL,
    issued_at  BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_by    TEXT,
    UNIQUE (project, lookup)
);
CREATE INDEX codes_by_account ON codes (account);

CREATE TABLE sessions (
    token      TEXT PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    device     TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen  BIGINT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);

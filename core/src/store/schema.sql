-- Projects on this phone. `id` is ours and never used again; `project` is the server's.
CREATE TABLE projects (
    id TEXT PRIMARY KEY,
    project BLOB NOT NULL CHECK (length(project) = 16),
    server TEXT NOT NULL,            -- folder of its blobs
    name TEXT NOT NULL,
    pins BLOB NOT NULL CHECK (length(pins) % 32 = 0),
    best_address INTEGER NOT NULL DEFAULT 0,
    otp INTEGER,                     -- what the server last said; NULL before
    account TEXT,                    -- who is signed in, as JSON; NULL if nobody
    UNIQUE (project, server)
) STRICT;

CREATE TABLE addresses (
    project TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    public INTEGER NOT NULL,         -- 1: a public authority vouches for it, 0: the pins do
    PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

-- The version on this phone, at most one per project.
CREATE TABLE versions (
    project TEXT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    number INTEGER NOT NULL
) STRICT;

CREATE TABLE packs (
    project TEXT NOT NULL REFERENCES versions (project) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    manifest TEXT NOT NULL,
    PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
    project TEXT NOT NULL,
    pack INTEGER NOT NULL,
    path TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (project, pack, path),
    FOREIGN KEY (project, pack) REFERENCES packs (project, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

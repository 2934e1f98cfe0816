-- What hosts need: settings of customers, groups, rights in the packs, activity, revisions for live lists.

-- revision counts every change of the project, its customers and groups; content_revision is what it was when
-- version or OTP switch last changed.
ALTER TABLE projects ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
ALTER TABLE projects ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN content_revision BIGINT NOT NULL DEFAULT 0;

-- Hash of what a version was published from; null for what older servers published.
ALTER TABLE versions ADD COLUMN authored TEXT;

-- A page may have several packs of one name: one for everybody, and one per group that objects are kept from.
-- What older servers published does not say which function a page belongs to.
CREATE TABLE packs_of_pages (
    project       TEXT NOT NULL,
    version       BIGINT NOT NULL,
    position      BIGINT NOT NULL,
    name          TEXT NOT NULL,
    function      TEXT NOT NULL,
    page          TEXT NOT NULL,
    for_group     TEXT NOT NULL,
    manifest_hash TEXT NOT NULL,
    manifest_size BIGINT NOT NULL,
    data_hash     TEXT NOT NULL,
    data_size     BIGINT NOT NULL,
    PRIMARY KEY (project, version, name, for_group),
    FOREIGN KEY (project, version) REFERENCES versions (project, number) ON DELETE CASCADE
);
INSERT INTO packs_of_pages
    SELECT project, version, position, name, '',
           CASE WHEN name LIKE 'pages/%' THEN substr(name, 7) ELSE '' END, '',
           manifest_hash, manifest_size, data_hash, data_size
    FROM packs;
DROP TABLE packs;
ALTER TABLE packs_of_pages RENAME TO packs;
CREATE INDEX packs_by_manifest ON packs (project, manifest_hash);
CREATE INDEX packs_by_data ON packs (project, data_hash);

-- project_key is the group's id in project.json. name_key is the name in lower case.
CREATE TABLE customer_groups (
    id          TEXT PRIMARY KEY,
    project     TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    project_key TEXT,
    name        TEXT NOT NULL,
    name_key    TEXT NOT NULL,
    rights      TEXT NOT NULL,
    arrival     TEXT NOT NULL,
    departure   TEXT NOT NULL,
    revision    BIGINT NOT NULL,
    UNIQUE (project, name_key),
    UNIQUE (project, project_key)
);

-- rights is JSON, null: the group's. search is what a host may look for, in lower case.
ALTER TABLE accounts ADD COLUMN contact TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN group_id TEXT REFERENCES customer_groups (id);
ALTER TABLE accounts ADD COLUMN rights TEXT;
ALTER TABLE accounts ADD COLUMN own_login BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN feed TEXT;
ALTER TABLE accounts ADD COLUMN booking TEXT;
ALTER TABLE accounts ADD COLUMN shared_at BIGINT;
ALTER TABLE accounts ADD COLUMN downloaded_at BIGINT;
ALTER TABLE accounts ADD COLUMN signed_in_with TEXT;
ALTER TABLE accounts ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN search TEXT NOT NULL DEFAULT '';
UPDATE accounts SET search = lower(name);
CREATE INDEX accounts_by_group ON accounts (group_id);

-- network is a whole address for a day, then network_short. changes is JSON.
CREATE TABLE activity (
    id            TEXT PRIMARY KEY,
    project       TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    at            BIGINT NOT NULL,
    kind          TEXT NOT NULL,
    by_kind       TEXT NOT NULL,
    by_id         TEXT,
    by_name       TEXT NOT NULL,
    about_kind    TEXT,
    about_id      TEXT,
    about_name    TEXT,
    device        TEXT,
    network       TEXT,
    network_short TEXT,
    changes       TEXT,
    reason        TEXT
);
CREATE INDEX activity_by_time ON activity (project, at, id);
CREATE INDEX activity_by_actor ON activity (by_id);
CREATE INDEX activity_by_subject ON activity (about_id);

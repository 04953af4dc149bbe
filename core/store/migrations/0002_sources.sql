-- Sources as configured things. No secret is ever stored here: those are in the keychain.

CREATE TABLE configured_source(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    options TEXT NOT NULL, -- JSON object of texts
    entity TEXT NOT NULL DEFAULT '',
    mapping TEXT NOT NULL DEFAULT '', -- TOML; '' = detected
    schedule TEXT NOT NULL DEFAULT 'manual',
    drift_policy TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    removed_ms INTEGER, -- removed ones keep their runs' names
    created_ms INTEGER,
    -- how far it is: changed with the data that it stands for
    cursor TEXT NOT NULL DEFAULT '', -- of the kind's own making
    rows INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    extent INTEGER, -- rows (of a folder bytes) that it had in all when it was last read whole
    events INTEGER NOT NULL DEFAULT 0,
    newest_ms INTEGER,
    -- how it went
    last_attempt_ms INTEGER,
    last_success_ms INTEGER,
    failures INTEGER NOT NULL DEFAULT 0, -- in a row
    error_code TEXT NOT NULL DEFAULT '',
    error_context TEXT NOT NULL DEFAULT '',
    error_detail TEXT NOT NULL DEFAULT '',
    asked_extent INTEGER -- it shrank to this, and a person has not yet said what that means
) STRICT;
CREATE UNIQUE INDEX configured_source_name ON configured_source(name) WHERE removed_ms IS NULL;

-- How far each file of a watched folder has been merged; the bytes of its head tell a rewritten file from a grown one.
CREATE TABLE source_file(
    source INTEGER NOT NULL REFERENCES configured_source(id),
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    line INTEGER NOT NULL,
    head_hash INTEGER NOT NULL,
    head_length INTEGER NOT NULL,
    modified_ms INTEGER,
    PRIMARY KEY(source, path),
    CHECK(byte_offset >= 0 AND byte_offset <= size)
) STRICT, WITHOUT ROWID;

-- Which columns each stream of a source is known to have.
CREATE TABLE source_column(
    source INTEGER NOT NULL REFERENCES configured_source(id),
    stream TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL DEFAULT '', -- where the source says
    ignored INTEGER NOT NULL DEFAULT 0, -- a person said to leave it out
    PRIMARY KEY(source, stream, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE schema_drift(
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES configured_source(id),
    stream TEXT NOT NULL,
    seen_ms INTEGER NOT NULL,
    changes TEXT NOT NULL, -- JSON array of {change, name, before, after}
    outcome TEXT NOT NULL, -- open, taken, known
    decided_ms INTEGER,
    decided_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX schema_drift_source ON schema_drift(source, seen_ms);

-- Days are days since 1970-01-01, moments UTC milliseconds; NULL is "not known". Money is minor units beside an
-- ISO 4217 code. Hashes are the signed number of the same 64 bits.

CREATE TABLE counter(name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES('data_version', 1);

CREATE TABLE setting(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- sources and runs

CREATE TABLE source(
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    last_success_ms INTEGER,
    last_complete_day INTEGER,
    rows INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    events INTEGER NOT NULL DEFAULT 0,
    UNIQUE(kind, name)
) STRICT;

CREATE TABLE sync_run(
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    finished_ms INTEGER,
    outcome TEXT,
    error TEXT NOT NULL DEFAULT '',
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    duplicate INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    files TEXT NOT NULL DEFAULT '[]',
    findings TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE import_cursor(
    source TEXT NOT NULL,
    path TEXT NOT NULL,
    head_hash INTEGER NOT NULL,
    head_length INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    line INTEGER NOT NULL,
    size INTEGER NOT NULL,
    complete INTEGER NOT NULL,
    run INTEGER REFERENCES sync_run(id),
    witness INTEGER NOT NULL DEFAULT 0,
    witness_account INTEGER,
    witness_user INTEGER,
    PRIMARY KEY(source, path),
    CHECK(byte_offset >= 0 AND byte_offset <= size)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine(
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES sync_run(id),
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    reason_code TEXT NOT NULL,
    reason TEXT NOT NULL,
    raw TEXT NOT NULL,
    raw_hash INTEGER NOT NULL,
    solved INTEGER NOT NULL DEFAULT 0,
    UNIQUE(path, line, raw_hash)
) STRICT;
CREATE INDEX quarantine_run ON quarantine(run);

CREATE TABLE finding(
    scope TEXT NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    entity TEXT NOT NULL,
    count INTEGER NOT NULL,
    examples TEXT NOT NULL,
    run INTEGER REFERENCES sync_run(id),
    PRIMARY KEY(scope, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_mapping(
    signature TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    toml TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- accounts

CREATE TABLE account(
    id INTEGER PRIMARY KEY,
    external_id TEXT NOT NULL UNIQUE,
    name TEXT, domain TEXT, owner TEXT, plan TEXT, industry TEXT, region TEXT, use_case TEXT, executive TEXT,
    signup INTEGER, renewal INTEGER,
    arr_minor INTEGER, arr_currency TEXT,
    seats INTEGER, notice_days INTEGER,
    trial INTEGER, churned INTEGER, auto_renew INTEGER,
    churned_on INTEGER,
    origin TEXT NOT NULL,
    sample INTEGER NOT NULL DEFAULT 0,
    run INTEGER REFERENCES sync_run(id),
    custom TEXT
) STRICT;

-- Only fields that have changed have rows here; the first of them (valid_from NULL) is what held before.
CREATE TABLE account_attribute(
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    valid_from INTEGER,
    value TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_attribute_at ON account_attribute(account, field, coalesce(valid_from, -2147483648));

-- A person's value stands over the source's until the source says something new.
CREATE TABLE account_override(
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    source_value TEXT NOT NULL,
    PRIMARY KEY(account, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE dirty_account(
    account INTEGER PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
    stamp INTEGER NOT NULL
) STRICT;

CREATE TABLE derived(
    account INTEGER PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
    catalog_hash INTEGER NOT NULL,
    zone TEXT NOT NULL,
    block BLOB NOT NULL
) STRICT;

-- what sources say of accounts: known by (scope, record_key)

CREATE TABLE subscription(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    scope TEXT NOT NULL, record_key TEXT NOT NULL, external_id TEXT NOT NULL,
    run INTEGER REFERENCES sync_run(id),
    plan TEXT, start_day INTEGER, end_day INTEGER, term_end INTEGER, seats INTEGER,
    arr_minor INTEGER, arr_currency TEXT,
    trial INTEGER, churned INTEGER, billing TEXT, auto_renew INTEGER, notice_days INTEGER, cancel_on INTEGER,
    status TEXT,
    UNIQUE(scope, record_key)
) STRICT;
CREATE INDEX subscription_account ON subscription(account, start_day);

CREATE TABLE contact(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    scope TEXT NOT NULL, record_key TEXT NOT NULL, external_id TEXT NOT NULL,
    run INTEGER REFERENCES sync_run(id),
    name TEXT, email TEXT, title TEXT, role TEXT, left_on INTEGER, bounced_on INTEGER, last_seen INTEGER,
    UNIQUE(scope, record_key)
) STRICT;
CREATE INDEX contact_account ON contact(account);

CREATE TABLE ticket(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    scope TEXT NOT NULL, record_key TEXT NOT NULL, external_id TEXT NOT NULL,
    run INTEGER REFERENCES sync_run(id),
    subject TEXT, opened_ms INTEGER, closed_ms INTEGER, priority TEXT, escalated INTEGER, score REAL, status TEXT,
    UNIQUE(scope, record_key)
) STRICT;
CREATE INDEX ticket_account ON ticket(account, opened_ms);

CREATE TABLE survey(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    scope TEXT NOT NULL, record_key TEXT NOT NULL, external_id TEXT NOT NULL,
    run INTEGER REFERENCES sync_run(id),
    kind TEXT, score REAL, scale_max REAL, answered_ms INTEGER, contact TEXT, comment TEXT,
    UNIQUE(scope, record_key)
) STRICT;
CREATE INDEX survey_account ON survey(account, answered_ms);

CREATE TABLE invoice(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    scope TEXT NOT NULL, record_key TEXT NOT NULL, external_id TEXT NOT NULL,
    run INTEGER REFERENCES sync_run(id),
    amount_minor INTEGER, amount_currency TEXT, issued INTEGER, due INTEGER, paid INTEGER, failed INTEGER, status TEXT,
    UNIQUE(scope, record_key)
) STRICT;
CREATE INDEX invoice_account ON invoice(account, issued);

CREATE TABLE churn(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    scope TEXT NOT NULL, record_key TEXT NOT NULL, external_id TEXT NOT NULL,
    run INTEGER REFERENCES sync_run(id),
    churned_on INTEGER, reason TEXT, reactivation INTEGER, comment TEXT,
    UNIQUE(scope, record_key)
) STRICT;
CREATE INDEX churn_account ON churn(account, churned_on);

CREATE TABLE limit_reading(
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    metric TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    used REAL NOT NULL,
    limit_value REAL NOT NULL,
    run INTEGER REFERENCES sync_run(id),
    PRIMARY KEY(account, metric, at_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE exchange_rate(
    currency TEXT NOT NULL,
    base TEXT NOT NULL,
    day INTEGER,
    rate REAL NOT NULL CHECK(rate > 0)
) STRICT;
CREATE UNIQUE INDEX exchange_rate_at ON exchange_rate(currency, base, coalesce(day, -2147483648));

-- users and events

CREATE TABLE user(
    id INTEGER PRIMARY KEY,
    external_id TEXT NOT NULL UNIQUE,
    name TEXT, email TEXT, created_ms INTEGER,
    run INTEGER REFERENCES sync_run(id)
) STRICT;

CREATE TABLE user_group(
    user INTEGER NOT NULL REFERENCES user(id),
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    from_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX user_group_at ON user_group(user, coalesce(from_ms, -9223372036854775808), account);
CREATE INDEX user_group_account ON user_group(account);

CREATE TABLE event_name(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

-- Compressed properties of one append; refs = segments that point into it. Ids are never used twice, so that a
-- reader may keep what it has decoded.
CREATE TABLE frame(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    refs INTEGER NOT NULL,
    raw_size INTEGER NOT NULL,
    block BLOB NOT NULL
) STRICT;

-- Owned by an account, or parked under a user whose account is not known yet.
CREATE TABLE segment(
    id INTEGER PRIMARY KEY,
    account INTEGER REFERENCES account(id),
    parked_user INTEGER REFERENCES user(id),
    run INTEGER REFERENCES sync_run(id),
    first_ms INTEGER NOT NULL,
    last_ms INTEGER NOT NULL,
    n INTEGER NOT NULL,
    hot BLOB NOT NULL,
    frame INTEGER, -- no foreign key: dropping a frame would look through all segments; verify checks it
    frame_offset INTEGER NOT NULL DEFAULT 0,
    frame_length INTEGER NOT NULL DEFAULT 0,
    CHECK((account IS NULL) <> (parked_user IS NULL))
) STRICT;
CREATE INDEX segment_account ON segment(account) WHERE account IS NOT NULL;
CREATE INDEX segment_parked ON segment(parked_user) WHERE parked_user IS NOT NULL;

-- milestones

CREATE TABLE milestone(
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    enabled INTEGER NOT NULL,
    origin TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE milestone_version(
    milestone INTEGER NOT NULL REFERENCES milestone(id),
    version INTEGER NOT NULL,
    effective_from INTEGER,
    definition TEXT NOT NULL,
    at_ms INTEGER,
    author TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(milestone, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE level(
    position INTEGER PRIMARY KEY,
    definition TEXT NOT NULL
) STRICT;

CREATE TABLE logged_milestone(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    milestone INTEGER NOT NULL REFERENCES milestone(id),
    day INTEGER NOT NULL,
    note TEXT NOT NULL, link TEXT NOT NULL, confirmed_by TEXT NOT NULL, author TEXT NOT NULL,
    at_ms INTEGER,
    deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX logged_milestone_account ON logged_milestone(account, day);

CREATE TABLE month_end_cutoff(
    month_end INTEGER NOT NULL,
    rule INTEGER NOT NULL,
    percentile REAL NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY(rule, percentile, month_end)
) STRICT, WITHOUT ROWID;

-- what people write

CREATE TABLE note(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    at_ms INTEGER NOT NULL,
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX note_account ON note(account, at_ms);

CREATE TABLE task(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    owner TEXT NOT NULL,
    due INTEGER,
    done_on INTEGER,
    deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX task_account ON task(account);

CREATE TABLE triage_action(
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    day INTEGER NOT NULL,
    until INTEGER,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX triage_action_account ON triage_action(account, at_ms);

CREATE TABLE saved_view(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE edit(
    op_id TEXT NOT NULL PRIMARY KEY,
    hlc INTEGER NOT NULL UNIQUE,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    summary TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    undoes TEXT REFERENCES edit(op_id),
    undone_by TEXT REFERENCES edit(op_id)
) STRICT;
CREATE INDEX edit_author ON edit(author, hlc);

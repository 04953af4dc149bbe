-- What people write field by field: calls on renewals, plans, interviews, value models. Every change is a row; the newest that is not
-- withdrawn is in force, so the history is there by itself.

CREATE TABLE authored_value(
    id INTEGER PRIMARY KEY,
    scope TEXT NOT NULL, -- renewal, plan, interview, roi …
    account INTEGER REFERENCES account(id) ON DELETE CASCADE, -- NULL: the workspace's own
    object TEXT NOT NULL, -- which of them: a term end, a key; '' = the only one
    field TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON; 'null' = taken away
    day INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    author TEXT NOT NULL,
    sample INTEGER NOT NULL DEFAULT 0,
    withdrawn INTEGER NOT NULL DEFAULT 0 -- by undo
) STRICT;
CREATE INDEX authored_value_of ON authored_value(scope, account, object, field, id);

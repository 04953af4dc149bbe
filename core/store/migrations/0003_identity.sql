-- Says whose log lies beside a file. In a table of its own: its page is never written again.

CREATE TABLE identity(value INTEGER NOT NULL) STRICT;
INSERT INTO identity VALUES(random());

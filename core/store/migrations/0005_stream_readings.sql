-- How each table of a source, and each file imported by hand, was understood: what comes later of it is understood alike.

CREATE TABLE stream_reading(
    source INTEGER NOT NULL, -- of configured_source; 0: imported by hand
    stream TEXT NOT NULL, -- as in source_column; by hand the path, as it stands and with '#' for its numbers
    reading TEXT NOT NULL, -- JSON
    PRIMARY KEY(source, stream)
) STRICT, WITHOUT ROWID;

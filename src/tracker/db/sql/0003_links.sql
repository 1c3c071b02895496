-- A project's new name, as a person said it. Names, not rows: a link survives every re-import.

CREATE TABLE _links (
    id            INTEGER PRIMARY KEY,
    department_id INTEGER NOT NULL REFERENCES _departments,
    old_name      TEXT NOT NULL,
    old_key       TEXT NOT NULL,        -- folded
    new_name      TEXT NOT NULL,
    new_key       TEXT NOT NULL,        -- folded
    at            TEXT NOT NULL,
    by            TEXT NOT NULL,
    UNIQUE (department_id, old_key, new_key)
) STRICT;

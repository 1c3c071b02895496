-- The standard tables of a disclosure; and money granted that no project is named for.

CREATE TABLE _standard_tables (
    import_id INTEGER NOT NULL REFERENCES _imports,
    kind      TEXT NOT NULL,
    title     TEXT NOT NULL,
    note      TEXT,                     -- that it is empty
    locator   TEXT NOT NULL
) STRICT;
CREATE INDEX _standard_tables_import ON _standard_tables (import_id);

CREATE TABLE _standard_rows (           -- a printed cell; one without an amount for a row that prints none
    import_id    INTEGER NOT NULL REFERENCES _imports,
    kind         TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    level        INTEGER NOT NULL,
    code         TEXT NOT NULL,
    name         TEXT NOT NULL,
    column_name  TEXT,
    amount_cents INTEGER,
    locator      TEXT NOT NULL
) STRICT;
CREATE INDEX _standard_rows_import ON _standard_rows (import_id);

ALTER TABLE _headlines ADD COLUMN from_table INTEGER NOT NULL DEFAULT 0;

CREATE TABLE _allocations_of_all (
    import_id     INTEGER NOT NULL REFERENCES _imports,
    project_id    INTEGER REFERENCES _projects,     -- NULL: of a standard table, which names none
    project_code  TEXT,
    unit          TEXT,
    category      TEXT,
    function_code TEXT,
    function_name TEXT,
    economic_code TEXT,
    economic_name TEXT,
    fund          TEXT,
    amount_cents  INTEGER NOT NULL,
    locator       TEXT NOT NULL
) STRICT;
INSERT INTO _allocations_of_all SELECT * FROM _allocations;
DROP TABLE _allocations;
ALTER TABLE _allocations_of_all RENAME TO _allocations;
CREATE INDEX _allocations_import ON _allocations (import_id);
CREATE INDEX _allocations_project ON _allocations (project_id);

-- Plumbing. Names begin with "_": the public contract is views.sql.

CREATE TABLE _sources (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    content BLOB NOT NULL,              -- the file's bytes, deflated: a figure can always be shown where it stands
    UNIQUE (name, sha256)
) STRICT;

CREATE TABLE _departments (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    key  TEXT NOT NULL UNIQUE           -- the folded name
) STRICT;

CREATE TABLE _imports (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    at            TEXT NOT NULL,
    by            TEXT NOT NULL,
    source_id     INTEGER NOT NULL REFERENCES _sources,
    kind          TEXT NOT NULL CHECK (kind IN
                  ('disclosure', 'budget', 'execution', 'indicators', 'milestones', 'adjustments')),
    department_id INTEGER NOT NULL REFERENCES _departments,
    year          INTEGER NOT NULL,
    stage         TEXT CHECK (stage IN ('draft', 'approved', 'adjusted', 'final')),
    version       INTEGER NOT NULL,
    rows          INTEGER NOT NULL,
    outcome       TEXT NOT NULL CHECK (outcome IN ('imported', 'undone')),
    undone_at     TEXT
) STRICT;
CREATE INDEX _imports_scope ON _imports (department_id, year, kind, stage, version);

CREATE TABLE _projects (
    id            INTEGER PRIMARY KEY,
    department_id INTEGER NOT NULL REFERENCES _departments,
    year          INTEGER NOT NULL,
    name          TEXT NOT NULL,
    key           TEXT NOT NULL,        -- the folded name
    normalised    TEXT NOT NULL,
    UNIQUE (department_id, year, key)
) STRICT;

CREATE TABLE _units (
    import_id INTEGER NOT NULL REFERENCES _imports,
    name      TEXT NOT NULL,
    nature    TEXT,
    rank      TEXT,
    funding   TEXT,
    locator   TEXT NOT NULL
) STRICT;
CREATE INDEX _units_import ON _units (import_id);

CREATE TABLE _headlines (
    import_id    INTEGER NOT NULL REFERENCES _imports,
    item         TEXT NOT NULL,
    label        TEXT NOT NULL,
    amount_cents INTEGER,
    percent      REAL,
    locator      TEXT NOT NULL
) STRICT;
CREATE INDEX _headlines_import ON _headlines (import_id);

CREATE TABLE _statements (
    import_id INTEGER NOT NULL REFERENCES _imports,
    kind      TEXT NOT NULL,
    text      TEXT NOT NULL,
    locator   TEXT NOT NULL
) STRICT;
CREATE INDEX _statements_import ON _statements (import_id);

CREATE TABLE _goals (
    import_id  INTEGER NOT NULL REFERENCES _imports,
    project_id INTEGER NOT NULL REFERENCES _projects,
    table_part TEXT NOT NULL,
    table_no   INTEGER NOT NULL,
    goal       TEXT NOT NULL,
    locator    TEXT NOT NULL
) STRICT;
CREATE INDEX _goals_import ON _goals (import_id);

CREATE TABLE _indicators (
    id           INTEGER PRIMARY KEY,
    import_id    INTEGER NOT NULL REFERENCES _imports,
    project_id   INTEGER NOT NULL REFERENCES _projects,
    table_part   TEXT NOT NULL,
    table_no     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    level1       TEXT NOT NULL,
    level2       TEXT NOT NULL,
    level3       TEXT NOT NULL,
    description  TEXT NOT NULL,
    operator     TEXT NOT NULL CHECK (operator IN ('>=', '<=', '=', '>', '<', 'qualitative')),
    target_value REAL,
    unit         TEXT,
    target_text  TEXT NOT NULL,
    basis        TEXT NOT NULL,
    locator      TEXT NOT NULL
) STRICT;
CREATE INDEX _indicators_import ON _indicators (import_id);
CREATE INDEX _indicators_project ON _indicators (project_id);

CREATE TABLE _department_goals (
    import_id INTEGER NOT NULL REFERENCES _imports,
    no        INTEGER NOT NULL,
    title     TEXT NOT NULL,
    goal      TEXT NOT NULL,
    locator   TEXT NOT NULL
) STRICT;
CREATE INDEX _department_goals_import ON _department_goals (import_id);

CREATE TABLE _department_indicators (
    import_id    INTEGER NOT NULL REFERENCES _imports,
    goal_no      INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    name         TEXT NOT NULL,
    operator     TEXT NOT NULL CHECK (operator IN ('>=', '<=', '=', '>', '<', 'qualitative')),
    target_value REAL,
    unit         TEXT,
    target_text  TEXT NOT NULL,
    locator      TEXT NOT NULL
) STRICT;
CREATE INDEX _department_indicators_import ON _department_indicators (import_id);

CREATE TABLE _procurement (
    import_id             INTEGER NOT NULL REFERENCES _imports,
    project_id            INTEGER NOT NULL REFERENCES _projects,
    unit                  TEXT,
    project_budget_cents  INTEGER,
    item                  TEXT NOT NULL,
    catalogue_code        TEXT NOT NULL,
    measure_unit          TEXT NOT NULL,
    quantity              REAL,
    unit_price_cents      INTEGER,
    total_cents           INTEGER,
    general_public_cents  INTEGER,
    government_fund_cents INTEGER,
    state_capital_cents   INTEGER,
    special_account_cents INTEGER,
    other_cents           INTEGER,
    locator               TEXT NOT NULL
) STRICT;
CREATE INDEX _procurement_import ON _procurement (import_id);
CREATE INDEX _procurement_project ON _procurement (project_id);

CREATE TABLE _printed_totals (
    import_id    INTEGER NOT NULL REFERENCES _imports,
    table_name   TEXT NOT NULL,
    block        TEXT,
    column_name  TEXT NOT NULL,
    amount_cents INTEGER NOT NULL,
    locator      TEXT NOT NULL
) STRICT;
CREATE INDEX _printed_totals_import ON _printed_totals (import_id);

CREATE TABLE _assets (
    import_id    INTEGER NOT NULL REFERENCES _imports,
    as_of        TEXT,
    kind         TEXT NOT NULL,
    quantity     REAL,
    amount_cents INTEGER,
    locator      TEXT NOT NULL
) STRICT;
CREATE INDEX _assets_import ON _assets (import_id);

CREATE TABLE _milestones (
    import_id          INTEGER NOT NULL REFERENCES _imports,
    project_id         INTEGER NOT NULL REFERENCES _projects,
    kind               TEXT NOT NULL CHECK (kind IN ('payment', 'delivery')),
    due_date           TEXT NOT NULL,
    cumulative_percent REAL,
    origin             TEXT NOT NULL CHECK (origin IN ('stated', 'entered')),
    source_text        TEXT NOT NULL,
    note               TEXT,
    locator            TEXT NOT NULL
) STRICT;
CREATE INDEX _milestones_import ON _milestones (import_id);
CREATE INDEX _milestones_project ON _milestones (project_id);

CREATE TABLE _allocations (
    import_id     INTEGER NOT NULL REFERENCES _imports,
    project_id    INTEGER NOT NULL REFERENCES _projects,
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
CREATE INDEX _allocations_import ON _allocations (import_id);
CREATE INDEX _allocations_project ON _allocations (project_id);

CREATE TABLE _executions (
    import_id        INTEGER NOT NULL REFERENCES _imports,
    project_id       INTEGER NOT NULL REFERENCES _projects,
    unit             TEXT,
    period           TEXT NOT NULL,
    period_end       TEXT NOT NULL,
    paid_cents       INTEGER,
    cumulative_cents INTEGER,
    note             TEXT,
    locator          TEXT NOT NULL,
    CHECK (paid_cents IS NOT NULL OR cumulative_cents IS NOT NULL)
) STRICT;
CREATE INDEX _executions_import ON _executions (import_id);
CREATE INDEX _executions_project ON _executions (project_id, period);

CREATE TABLE _indicator_actuals (
    import_id    INTEGER NOT NULL REFERENCES _imports,
    project_id   INTEGER NOT NULL REFERENCES _projects,
    level3       TEXT NOT NULL,
    description  TEXT NOT NULL,
    seq          INTEGER,               -- of the indicator in its table, where it is known
    period       TEXT NOT NULL,
    period_end   TEXT NOT NULL,
    actual_value REAL,
    actual_text  TEXT NOT NULL,
    note         TEXT,
    locator      TEXT NOT NULL
) STRICT;
CREATE INDEX _indicator_actuals_import ON _indicator_actuals (import_id);
CREATE INDEX _indicator_actuals_project ON _indicator_actuals (project_id, level3, period);

CREATE TABLE _adjustments (
    import_id    INTEGER NOT NULL REFERENCES _imports,
    project_id   INTEGER NOT NULL REFERENCES _projects,
    date         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    amount_cents INTEGER NOT NULL,
    reason       TEXT,
    locator      TEXT NOT NULL
) STRICT;
CREATE INDEX _adjustments_import ON _adjustments (import_id);
CREATE INDEX _adjustments_project ON _adjustments (project_id, date);

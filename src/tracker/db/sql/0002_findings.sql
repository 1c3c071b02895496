-- What people said of findings, and which findings there were when. A finding is known by its id alone.

CREATE TABLE _finding_runs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         TEXT NOT NULL,
    department TEXT,                    -- NULL: all departments
    year       INTEGER NOT NULL,
    as_of      TEXT
) STRICT;
CREATE INDEX _finding_runs_year ON _finding_runs (year, department);

CREATE TABLE _recorded_findings (
    run_id   INTEGER NOT NULL REFERENCES _finding_runs,
    finding  TEXT NOT NULL,
    rule     TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    subject  TEXT NOT NULL,
    message  TEXT NOT NULL,
    source   TEXT,
    locator  TEXT,
    PRIMARY KEY (run_id, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE _acknowledgements (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    finding TEXT NOT NULL,
    at      TEXT NOT NULL,
    by      TEXT NOT NULL,
    cause   TEXT NOT NULL CHECK (cause IN ('经费保障', '制度保障', '人员保障', '硬件条件保障', '其他')),
    note    TEXT NOT NULL,
    remedy  TEXT,
    until   TEXT,                       -- a date: the finding is open again from that day on
    as_of   TEXT,                       -- what day the data were of when it was said
    run_id  INTEGER NOT NULL            -- the last run that had been recorded by then, 0 for none
) STRICT;
CREATE INDEX _acknowledgements_finding ON _acknowledgements (finding);

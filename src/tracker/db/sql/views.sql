-- The public contract: these views and their columns change only with a changelog entry.
-- Money is an integer of cents (分); what the source does not print is NULL.

-- Both lists of imports are made once a question, not once a row that asks whether it counts.

CREATE VIEW _current_imports AS        -- of each snapshot its newest standing version; of reports all that stand
WITH standing AS MATERIALIZED (
SELECT i.id, i.kind, i.department_id, i.year, i.stage, i.version, i.source_id,
       d.name AS department, s.name AS source
  FROM _imports AS i
  JOIN _sources AS s ON s.id = i.source_id
  JOIN _departments AS d ON d.id = i.department_id
 WHERE i.outcome = 'imported'
   AND (i.kind NOT IN ('disclosure', 'budget')
        OR NOT EXISTS (SELECT 1 FROM _imports AS n
                        WHERE n.department_id = i.department_id AND n.year = i.year
                          AND n.kind = i.kind AND coalesce(n.stage, '') = coalesce(i.stage, '')
                          AND n.outcome = 'imported' AND n.version > i.version)))
SELECT id, kind, department_id, year, stage, version, source_id, department, source FROM standing;

CREATE VIEW _plan_imports AS           -- of the disclosures of a year the one in force: approved before draft; of the rest all
WITH planned AS MATERIALIZED (
SELECT c.id, c.kind, c.department_id, c.year, c.stage, c.version, c.source_id, c.department, c.source
  FROM _current_imports AS c
 WHERE c.kind <> 'disclosure'
    OR NOT EXISTS (SELECT 1 FROM _imports AS n
                    WHERE n.department_id = c.department_id AND n.year = c.year
                      AND n.kind = 'disclosure' AND n.outcome = 'imported'
                      AND instr('approved draft adjusted final', n.stage)
                          < instr('approved draft adjusted final', c.stage)))
SELECT id, kind, department_id, year, stage, version, source_id, department, source FROM planned;

CREATE VIEW _named_projects AS
SELECT p.id, p.department_id, d.name AS department, p.year, p.name, p.key, p.normalised
  FROM _projects AS p
  JOIN _departments AS d ON d.id = p.department_id;

CREATE VIEW departments AS
SELECT d.name AS department, w.name AS parent,
       CAST(NULL AS TEXT) AS nature, CAST(NULL AS TEXT) AS rank, CAST(NULL AS TEXT) AS funding
  FROM _departments AS d
  LEFT JOIN _departments AS w ON d.key = w.key || '(本级)'  -- the department proper, beside the whole
 WHERE EXISTS (SELECT 1 FROM _imports AS i WHERE i.department_id = d.id AND i.outcome = 'imported')
UNION ALL
SELECT u.name, c.department, u.nature, u.rank, u.funding
  FROM _units AS u
  JOIN _current_imports AS c ON c.id = u.import_id
 WHERE NOT EXISTS (SELECT 1 FROM _current_imports AS n
                    WHERE n.kind = 'disclosure' AND n.department_id = c.department_id
                      AND (n.year > c.year OR (n.year = c.year AND n.id > c.id)));

CREATE VIEW headline_figures AS
SELECT c.year, c.department, c.stage, h.item, h.label, h.amount_cents, h.percent, c.source, h.locator
  FROM _headlines AS h
  JOIN _current_imports AS c ON c.id = h.import_id;

CREATE VIEW goals AS
SELECT c.year, c.department, p.name AS project, g.table_part, g.table_no, g.goal, c.source, g.locator
  FROM _goals AS g
  JOIN _plan_imports AS c ON c.id = g.import_id
  JOIN _projects AS p ON p.id = g.project_id;

CREATE VIEW indicators AS
SELECT c.year, c.department, p.name AS project, n.table_part, n.table_no, n.seq,
       n.level1, n.level2, n.level3, n.description, n.operator, n.target_value, n.unit,
       n.target_text, n.basis, c.source, n.locator
  FROM _indicators AS n
  JOIN _plan_imports AS c ON c.id = n.import_id
  JOIN _projects AS p ON p.id = n.project_id;

CREATE VIEW department_goals AS
SELECT c.year, c.department, g.no, g.title, g.goal, c.source, g.locator
  FROM _department_goals AS g
  JOIN _plan_imports AS c ON c.id = g.import_id;

CREATE VIEW department_indicators AS
SELECT c.year, c.department, n.goal_no, n.seq, n.name, n.operator, n.target_value, n.unit,
       n.target_text, c.source, n.locator
  FROM _department_indicators AS n
  JOIN _plan_imports AS c ON c.id = n.import_id;

CREATE VIEW procurement AS
SELECT c.year, c.department, l.unit, p.name AS project, l.project_budget_cents, l.item,
       l.catalogue_code, l.measure_unit, l.quantity, l.unit_price_cents, l.total_cents,
       l.general_public_cents, l.government_fund_cents, l.state_capital_cents,
       l.special_account_cents, l.other_cents, c.source, l.locator
  FROM _procurement AS l
  JOIN _plan_imports AS c ON c.id = l.import_id
  JOIN _projects AS p ON p.id = l.project_id;

CREATE VIEW assets AS
SELECT c.year, c.department, a.as_of, a.kind, a.quantity, a.amount_cents, c.source, a.locator
  FROM _assets AS a
  JOIN _plan_imports AS c ON c.id = a.import_id;

CREATE VIEW allocations AS
SELECT c.year, c.department, a.unit, c.stage, c.version, p.name AS project, a.project_code,
       a.category, a.function_code, a.function_name, a.economic_code, a.economic_name, a.fund,
       a.amount_cents, c.source, a.locator
  FROM _allocations AS a
  JOIN _current_imports AS c ON c.id = a.import_id
  LEFT JOIN _projects AS p ON p.id = a.project_id
 WHERE c.kind = 'budget'               -- the functions of a disclosure are the same money once more
    OR NOT EXISTS (SELECT 1 FROM _imports AS b
                    WHERE b.kind = 'budget' AND b.department_id = c.department_id
                      AND b.year = c.year AND b.stage = c.stage AND b.outcome = 'imported');

CREATE VIEW allocation_history AS      -- every version that was ever imported, the current one included
SELECT i.year, d.name AS department, a.unit, i.stage, i.version, i.outcome, p.name AS project,
       a.project_code, a.category, a.function_code, a.function_name, a.economic_code,
       a.economic_name, a.fund, a.amount_cents, s.name AS source, a.locator
  FROM _allocations AS a
  JOIN _imports AS i ON i.id = a.import_id
  JOIN _departments AS d ON d.id = i.department_id
  JOIN _sources AS s ON s.id = i.source_id
  LEFT JOIN _projects AS p ON p.id = a.project_id
 WHERE i.kind = 'budget'
    OR NOT EXISTS (SELECT 1 FROM _imports AS b
                    WHERE b.kind = 'budget' AND b.department_id = i.department_id
                      AND b.year = i.year AND b.stage = i.stage AND b.outcome = 'imported');

CREATE VIEW standard_tables AS         -- a printed cell; every level prints the money of the level below
SELECT c.year, c.department, c.stage, t.kind, t.title, t.note, r.seq, r.level, r.code, r.name,
       r.column_name, r.amount_cents, c.source, coalesce(r.locator, t.locator) AS locator
  FROM _standard_tables AS t
  JOIN _current_imports AS c ON c.id = t.import_id
  LEFT JOIN _standard_rows AS r ON r.import_id = t.import_id AND r.kind = t.kind;

-- Reports replace one another figure by figure: of the same thing the newest standing import counts.
-- Adjustments add up over files; a newer import of a file of the same name replaces the older one's
-- for a project, and the same line in two files counts once.

CREATE VIEW milestones AS
SELECT p.year, p.department, p.name AS project, m.kind, m.due_date, m.cumulative_percent, m.origin,
       m.source_text, c.source, m.locator
  FROM _milestones AS m
  JOIN _plan_imports AS c ON c.id = m.import_id
  JOIN _named_projects AS p ON p.id = m.project_id AND p.year = c.year
 WHERE m.origin = 'stated'
    OR NOT EXISTS (SELECT 1 FROM _milestones AS n JOIN _plan_imports AS k ON k.id = n.import_id
                    WHERE n.project_id = m.project_id AND n.origin = 'entered'
                      AND n.kind = m.kind AND n.due_date = m.due_date
                      AND n.import_id > m.import_id);

CREATE VIEW executions AS
SELECT p.year, p.department, p.name AS project, e.period, e.paid_cents, e.cumulative_cents,
       c.source, e.locator, e.unit
  FROM _executions AS e
  JOIN _current_imports AS c ON c.id = e.import_id
  JOIN _named_projects AS p ON p.id = e.project_id AND p.year = c.year
 WHERE NOT EXISTS (SELECT 1 FROM _executions AS n JOIN _imports AS k ON k.id = n.import_id AND k.outcome = 'imported'
                    WHERE n.project_id = e.project_id AND n.period = e.period
                      AND (n.unit = e.unit OR n.unit IS NULL OR e.unit IS NULL)
                      AND n.import_id > e.import_id);

CREATE VIEW indicator_actuals AS
SELECT p.year, p.department, p.name AS project, a.level3, a.period, a.actual_value, a.actual_text,
       c.source, a.locator, a.seq, a.description, a.note
  FROM _indicator_actuals AS a
  JOIN _current_imports AS c ON c.id = a.import_id
  JOIN _named_projects AS p ON p.id = a.project_id AND p.year = c.year
 WHERE NOT EXISTS (SELECT 1 FROM _indicator_actuals AS n JOIN _imports AS k ON k.id = n.import_id AND k.outcome = 'imported'
                    WHERE n.project_id = a.project_id AND n.level3 = a.level3
                      AND n.description = a.description AND coalesce(n.seq, 0) = coalesce(a.seq, 0)
                      AND n.period = a.period AND n.import_id > a.import_id);

CREATE VIEW adjustments AS
SELECT p.year, p.department, p.name AS project, j.date, j.kind, j.amount_cents, j.reason,
       c.source, j.locator
  FROM _adjustments AS j
  JOIN _current_imports AS c ON c.id = j.import_id
  JOIN _named_projects AS p ON p.id = j.project_id AND p.year = c.year
 WHERE NOT EXISTS (SELECT 1 FROM _adjustments AS n JOIN _current_imports AS k ON k.id = n.import_id
                    WHERE n.project_id = j.project_id AND n.import_id > j.import_id
                      AND (k.source = c.source
                           OR (n.date = j.date AND n.kind = j.kind
                               AND n.amount_cents = j.amount_cents
                               AND coalesce(n.reason, '') = coalesce(j.reason, ''))));

CREATE VIEW links AS                   -- two names of one project, as a person said
SELECT d.name AS department, l.old_name, l.new_name, l.at, l.by
  FROM _links AS l
  JOIN _departments AS d ON d.id = l.department_id;

CREATE VIEW imports AS
SELECT i.id, i.at, s.name AS source, s.sha256, i.kind, i.rows, i.outcome
  FROM _imports AS i
  JOIN _sources AS s ON s.id = i.source_id;

CREATE VIEW _standing_acknowledgements AS   -- without those whose import was taken back
SELECT a.*
  FROM _acknowledgements AS a
 WHERE NOT EXISTS (SELECT 1 FROM _imports AS i
                    WHERE i.id = a.import_id AND i.outcome = 'undone');

CREATE VIEW acknowledgements AS        -- what people said of findings; the latest of a finding counts
SELECT a.finding, a.at, a.by, a.cause, a.note, a.remedy, a.until, a.likelihood
  FROM _standing_acknowledgements AS a;

-- What reports build on.

CREATE VIEW _known_projects AS         -- named by a current plan or budget, or by a report that stands
SELECT p.id, p.department_id, p.department, p.year, p.name, p.key, p.normalised
  FROM _named_projects AS p
 WHERE EXISTS (SELECT 1 FROM _allocations AS x JOIN _current_imports AS c ON c.id = x.import_id WHERE x.project_id = p.id)
    OR EXISTS (SELECT 1 FROM _indicators AS x JOIN _plan_imports AS c ON c.id = x.import_id WHERE x.project_id = p.id)
    OR EXISTS (SELECT 1 FROM _procurement AS x JOIN _plan_imports AS c ON c.id = x.import_id WHERE x.project_id = p.id)
    OR EXISTS (SELECT 1 FROM _milestones AS x JOIN _plan_imports AS c ON c.id = x.import_id WHERE x.project_id = p.id)
    OR EXISTS (SELECT 1 FROM _executions AS x JOIN _current_imports AS c ON c.id = x.import_id WHERE x.project_id = p.id)
    OR EXISTS (SELECT 1 FROM _indicator_actuals AS x JOIN _current_imports AS c ON c.id = x.import_id WHERE x.project_id = p.id)
    OR EXISTS (SELECT 1 FROM _adjustments AS x JOIN _current_imports AS c ON c.id = x.import_id WHERE x.project_id = p.id)
    OR p.id IN (SELECT x.project_id FROM _goals AS x JOIN _plan_imports AS c ON c.id = x.import_id);

CREATE VIEW _stated_figures AS         -- of each thing that a document states the first amount; in_force: of the plan
SELECT c.year, c.department, c.stage, h.item, h.label, h.amount_cents, c.source, h.locator,
       EXISTS (SELECT 1 FROM _plan_imports AS p WHERE p.id = c.id) AS in_force
  FROM _headlines AS h
  JOIN _current_imports AS c ON c.id = h.import_id
 WHERE h.amount_cents IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM _headlines AS n
                    WHERE n.import_id = h.import_id AND n.item = h.item
                      AND n.amount_cents IS NOT NULL AND n.rowid < h.rowid);

CREATE VIEW _import_log AS
SELECT i.id, i.at, i.by, s.name AS source, s.sha256, i.kind, d.name AS department, i.year, i.stage,
       i.version, i.rows, i.outcome, c.id IS NOT NULL AS current
  FROM _imports AS i
  JOIN _sources AS s ON s.id = i.source_id
  JOIN _departments AS d ON d.id = i.department_id
  LEFT JOIN _current_imports AS c ON c.id = i.id;

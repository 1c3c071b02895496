-- What a project may spend: of imported budgets the best stage there is, else what the procurement table
-- states for it; with :adjusting also the adjusted stage before all, and the changes up to :as_of.
-- Every project is named that any plan, budget or report names.

known AS (
    SELECT department, project FROM goals WHERE year = :year AND (:department IS NULL OR department = :department)
    UNION SELECT department, project FROM indicators WHERE year = :year AND (:department IS NULL OR department = :department)
    UNION SELECT department, project FROM procurement WHERE year = :year AND (:department IS NULL OR department = :department)
    UNION SELECT department, project FROM allocations WHERE year = :year AND (:department IS NULL OR department = :department) AND project IS NOT NULL
    UNION SELECT department, project FROM milestones WHERE year = :year AND (:department IS NULL OR department = :department)
    UNION SELECT department, project FROM executions WHERE year = :year AND (:department IS NULL OR department = :department)
    UNION SELECT department, project FROM indicator_actuals WHERE year = :year AND (:department IS NULL OR department = :department)
    UNION SELECT department, project FROM adjustments WHERE year = :year AND (:department IS NULL OR department = :department)
),
allocated AS (
    SELECT department, project, stage, CAST(sum(amount_cents) AS BIGINT) AS cents,
           min(project_code) AS code, min(source) AS source, min(locator) AS locator,
           CASE WHEN stage = 'adjusted' AND :adjusting THEN 0 WHEN stage = 'approved' THEN 1
                WHEN stage = 'draft' THEN 2 WHEN stage = 'adjusted' THEN 3 ELSE 4 END AS rank
      FROM allocations
     WHERE year = :year AND (:department IS NULL OR department = :department)
       AND project IS NOT NULL
     GROUP BY department, project, stage
),
stated_by_unit AS (
    SELECT department, project, unit, min(project_budget_cents) AS least,
           max(project_budget_cents) AS most, min(source) AS source, min(locator) AS locator
      FROM procurement
     WHERE year = :year AND (:department IS NULL OR department = :department)
     GROUP BY department, project, unit
),
stated_in_order AS (
    SELECT department, project, least, most, source, locator,
           row_number() OVER (PARTITION BY department, project ORDER BY unit NULLS FIRST) AS place
      FROM stated_by_unit
),
disclosed AS (                          -- units add up; two statements that differ leave it undisclosed
    SELECT department, project, 'disclosed' AS stage, CAST(sum(least) AS BIGINT) AS cents,
           CAST(NULL AS VARCHAR) AS code, max(CASE WHEN place = 1 THEN source END) AS source,
           max(CASE WHEN place = 1 THEN locator END) AS locator, 5 AS rank
      FROM stated_in_order
     GROUP BY department, project
    HAVING count(*) = sum(CASE WHEN least = most THEN 1 ELSE 0 END)
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY department, project ORDER BY rank) AS place
      FROM (SELECT * FROM allocated UNION ALL SELECT * FROM disclosed) AS either
),
changed AS (
    SELECT department, project, CAST(sum(amount_cents) AS BIGINT) AS cents
      FROM adjustments
     WHERE year = :year AND :adjusting AND (:as_of IS NULL OR date <= :as_of)
     GROUP BY department, project
),
budget AS (
    SELECT k.department, k.project, r.code, r.source, r.locator,
           CASE WHEN r.stage = 'adjusted' AND :adjusting THEN r.cents
                ELSE r.cents + coalesce(c.cents, 0) END AS budget_cents,
           CASE WHEN r.cents IS NOT NULL AND c.cents IS NOT NULL THEN 'adjusted'
                ELSE r.stage END AS basis
      FROM known AS k
      LEFT JOIN ranked AS r
             ON r.department = k.department AND r.project = k.project AND r.place = 1
      LEFT JOIN changed AS c ON c.department = k.department AND c.project = k.project
)

-- Project expenditure as the disclosure in force prints it: approved before draft.
WITH ranked AS (
    SELECT department, item, amount_cents, source, locator,
           CASE stage WHEN 'approved' THEN 1 WHEN 'draft' THEN 2 WHEN 'adjusted' THEN 3
                      ELSE 4 END AS stage_rank
      FROM headline_figures
     WHERE year = :year AND (:department IS NULL OR department = :department)
),
in_force AS (
    SELECT ranked.*, min(stage_rank) OVER (PARTITION BY department) AS first_rank
      FROM ranked
),
stated AS (
    SELECT department, amount_cents, source, locator,
           row_number() OVER (PARTITION BY department
                              ORDER BY source, length(locator), locator) AS place
      FROM in_force
     WHERE stage_rank = first_rank AND item = 'expenditure.project' AND amount_cents IS NOT NULL
)
SELECT department, amount_cents, source, locator
  FROM stated
 WHERE place = 1
 ORDER BY department

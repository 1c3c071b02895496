-- Project expenditure as the disclosures print it.
SELECT department, amount_cents, source, locator
  FROM (SELECT department, amount_cents, source, locator,
               row_number() OVER (PARTITION BY department ORDER BY stage, source, locator) AS place
          FROM headline_figures
         WHERE year = :year AND (:department IS NULL OR department = :department)
           AND item = 'expenditure.project' AND amount_cents IS NOT NULL) AS stated
 WHERE place = 1
 ORDER BY department

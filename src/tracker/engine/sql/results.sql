-- Of everything that was reported for a target, the last word by a day.

WITH dated AS (
    SELECT a.department, a.project, a.level3, a.seq, a.description, a.period, a.actual_value,
           a.actual_text, a.note,
           row_number() OVER (PARTITION BY a.department, a.project, a.level3, a.seq, a.description
                              ORDER BY p.last_month DESC, a.period, a.source, a.locator) AS place
      FROM indicator_actuals AS a
      JOIN periods AS p ON p.period = a.period
     WHERE a.year = :year AND p.last_day <= :as_of
       AND (:department IS NULL OR a.department = :department)
)
SELECT department, project, level3, seq, description, period, actual_value, actual_text, note
  FROM dated
 WHERE place = 1
 ORDER BY period

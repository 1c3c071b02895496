-- The departments of which a budget or a disclosure of the year was imported.
SELECT DISTINCT department
  FROM (SELECT year, department FROM allocations
         UNION ALL SELECT year, department FROM headline_figures
         UNION ALL SELECT year, department FROM standard_tables
         UNION ALL SELECT year, department FROM goals
         UNION ALL SELECT year, department FROM indicators
         UNION ALL SELECT year, department FROM department_goals
         UNION ALL SELECT year, department FROM department_indicators
         UNION ALL SELECT year, department FROM procurement
         UNION ALL SELECT year, department FROM assets
         UNION ALL SELECT year, department FROM milestones WHERE origin = 'stated') AS stated
 WHERE year = :year AND (:department IS NULL OR department = :department)

SELECT department, project, seq, level1, level2, level3, description, operator, target_value, unit,
       target_text, source, locator
  FROM indicators
 WHERE year = :year AND (:department IS NULL OR department = :department)
 ORDER BY department, project, table_part, table_no, seq

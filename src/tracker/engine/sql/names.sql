SELECT DISTINCT department, project, level3
  FROM indicators
 WHERE year = :year AND (:department IS NULL OR department = :department)

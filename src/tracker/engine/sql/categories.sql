SELECT DISTINCT department, project, category
  FROM allocations
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND project IS NOT NULL AND category IS NOT NULL

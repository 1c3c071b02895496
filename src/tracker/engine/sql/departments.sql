-- Departments of which something was imported: units of one are none.
SELECT DISTINCT department
  FROM departments
 WHERE parent IS NULL OR department LIKE '%（本级）'
 ORDER BY department

-- Departments proper (本级) whose money is part of that of a whole department: of the year there is a
-- budget or a disclosure of the whole.
SELECT DISTINCT d.department
  FROM departments AS d
  JOIN (SELECT department FROM allocations WHERE year = :year
         UNION SELECT department FROM headline_figures WHERE year = :year
         UNION SELECT department FROM standard_tables WHERE year = :year
         UNION SELECT department FROM goals WHERE year = :year
         UNION SELECT department FROM indicators WHERE year = :year
         UNION SELECT department FROM department_goals WHERE year = :year
         UNION SELECT department FROM department_indicators WHERE year = :year
         UNION SELECT department FROM procurement WHERE year = :year
         UNION SELECT department FROM assets WHERE year = :year
         UNION SELECT department FROM milestones WHERE year = :year AND origin = 'stated') AS whole
    ON whole.department = d.parent
 WHERE d.department LIKE '%（本级）'

-- Departments proper (本级) whose money is part of that of a whole department of the year.
SELECT DISTINCT d.department
  FROM departments AS d
  JOIN (SELECT department FROM headline_figures WHERE year = :year
         UNION SELECT department FROM standard_tables WHERE year = :year
         UNION SELECT department FROM allocations WHERE year = :year
         UNION SELECT department FROM goals WHERE year = :year
         UNION SELECT department FROM procurement WHERE year = :year
         UNION SELECT department FROM executions WHERE year = :year) AS whole
    ON whole.department = d.parent
 WHERE d.department LIKE '%（本级）'

SELECT department, project, code, source, locator, budget_cents, basis
  FROM budget
 ORDER BY department, project

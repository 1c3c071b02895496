SELECT department, old_name, new_name FROM links ORDER BY at, department, old_name, new_name

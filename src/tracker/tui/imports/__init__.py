"""What the imports show: files that wait, imports that were made, what came of one."""

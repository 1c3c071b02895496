"""Self-evaluation: what each indicator and the execution of the budget are worth, by a profile."""

"""What the forms that officers hand in say of each project: figures, reasons, and what is owed still."""

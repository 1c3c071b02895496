"""The forms that officers hand in: Chinese whatever the language, numbers right, reasons theirs."""

"""Parts of screens: attributes go down, messages come up."""

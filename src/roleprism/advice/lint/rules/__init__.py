"""One file a rule: what it finds, why that misleads, what to do, and the code that finds it."""

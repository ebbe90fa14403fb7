"""roleprism reads the work in a job posting or a résumé, and says which AI role it is."""

__version__ = "0.1.0"

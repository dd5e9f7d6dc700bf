# Claims and their comparison.

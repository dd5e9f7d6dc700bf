# Findings and comparisons as text and JSON.

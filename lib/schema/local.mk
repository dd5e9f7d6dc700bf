# Schemas: compiling, validating, the embedded ones.

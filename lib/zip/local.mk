# All that includes libzip.

# What a grammar cannot say.

# The RELAX NG engine.

"""The evidence, and how it is asked. Knows neither Telegram nor a network."""

import os

# One thread for products of matrices: on small ones a second costs more than it brings, and it would
# contend with the thread that talks to Telegram. Read by numpy's libraries when they are first loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

"""One technology a file; each class here fulfils a protocol of ports.py."""

import os

# ONNX Runtime's published builds report usage over the network unless this stands before it is first imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# The transcriber's threads (OpenMP) sleep while they wait for each other. By default they spin, and on a machine whose
# cores are busy with the voice, the ears or another program, that costs three to five times the time of the work.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

# The transcriber's library asks the model hub for a file that its folder lacks. Only `models pull` may ask, in a
# process of its own (models/sources.py).
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

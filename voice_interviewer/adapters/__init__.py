"""One technology a file; each class here fulfils a protocol of ports.py."""

import os

# ONNX Runtime's published builds report usage over the network unless this stands before it is first imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

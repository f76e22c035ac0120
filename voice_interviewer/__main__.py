"""`python -m voice_interviewer`."""

import sys

from voice_interviewer.cli import main

sys.exit(main())

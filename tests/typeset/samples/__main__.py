"""Write the sample pair where the program ships it from."""

import sys

from tests.typeset.samples import FOLDER, pair

for name, pdf in pair().items():
    (FOLDER / name).write_bytes(pdf)
    print(f"{name}: {len(pdf) // 1024} KB", file=sys.stderr)

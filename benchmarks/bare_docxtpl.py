"""The cold peer: what somebody writes who fills a template with docxtpl and nothing else.

Called as ``python bare_docxtpl.py TEMPLATE DATA.json OUT.docx``.
"""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

template = DocxTemplate(sys.argv[1])
template.render(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
template.save(sys.argv[3])

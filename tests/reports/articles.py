"""One article in the four formats that are read, and where a finding says that its words stand."""

from __future__ import annotations

from tests.readers import make_docx as word

HARD = (
    "Pharmacological intervention necessitates individualized consideration of contraindications, "
    "particularly in patients presenting with considerable cardiovascular comorbidity."
)
EASY = (
    "Keep your inhaler near you. Use it when you find it hard to breathe. Shake it first. Then breathe out."
)
JOINED = "Rest a while.Then go on."
"""Two sentences with no space between them: `missing-space` quotes "while.Then"."""

TEXT = f"""\
ASTHMA

What to do

{EASY}
{EASY}
{EASY}

When to stop

Call us at the clinic, and do not wait for the morning. {HARD}

{JOINED} {HARD}
"""

MARKDOWN = f"""\
---
lang: en
---

# Asthma

## What to do

{EASY} *{EASY}*
{EASY}

## When to stop & why

- **Call us** at the clinic &amp; do not wait. {HARD.replace("individualized", "*individualized*")}

> {JOINED} {HARD}
"""

HTML = f"""\
<!doctype html>
<html lang="en">
<head><title>Asthma</title></head>
<body><main>
<h1>Asthma</h1>
<h2>What to do</h2>
<p>{EASY} <em>{EASY}</em>
{EASY}</p>
<h2>When to stop</h2>
<ul>
  <li><strong>Call us</strong> at the clinic &amp; do not wait. {HARD}</li>
</ul>
<p>{JOINED} {HARD.replace("individualized", "<b>individualized</b>")}</p>
</main></body>
</html>
"""

WORD = word.docx(
    "".join(
        (
            word.paragraph("Asthma", style="Heading1"),
            word.paragraph("What to do", style="Heading2"),
            word.paragraph(f"{EASY} {EASY} {EASY} {EASY}"),
            word.paragraph("When to stop", style="Heading2"),
            word.paragraph(f"Call us. {HARD}"),
            word.paragraph(f"{JOINED} {HARD}"),
        )
    )
)

ARTICLES = {
    "asthma.txt": TEXT.encode(),
    "asthma.md": MARKDOWN.encode(),
    "asthma.html": HTML.encode(),
    "asthma.docx": WORD,
}

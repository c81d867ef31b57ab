"""Takes out of free text what leads to a person."""

import re

TRACES = (
    ("e-mail", "an e-mail address", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("position", "a position", re.compile(r"[-+]?\d{1,3}\.\d{3,}[\s,;]+[-+]?\d{1,3}\.\d{3,}")),
    # Seven digits and more after + or 0, nine and more after others: no date, hardly an amount.
    ("phone", "a phone number", re.compile(r"(?<![\w.])(?:\+|0)\d(?:[\s().-]{0,2}\d){5,}(?!\w)"
                         r"|(?<![\w.])[1-9](?:[\s-]?\d){8,}(?!\w)")),
)


def without_traces(text):
    """The text with `[phone]` and the like in their place, and what was taken out, in words."""
    taken = []
    for name, words, pattern in TRACES:
        text, count = pattern.subn(f"[{name}]", text)
        if count:
            taken.append(words)
    return text, taken

"""Prints the page on standard input as the PDF named, in a Python that has WeasyPrint.

Says on standard output, as JSON, which addresses the page asked for in vain: nothing is loaded but
what the page itself holds.
"""

import json
import sys

try:
    import weasyprint
except (ImportError, OSError) as error:
    # OSError: the package is there, and the libraries that it draws with are not.
    print(f"{sys.executable}: {error}", file=sys.stderr)
    sys.exit(3)

refused = []


def fetch(address, *arguments, **options):
    if address.startswith("data:"):
        return weasyprint.default_url_fetcher(address, *arguments, **options)
    refused.append(address[:200])
    raise ValueError("Nothing is loaded from outside the page.")


html = sys.stdin.buffer.read().decode("utf-8")
weasyprint.HTML(string=html, base_url="about:blank", url_fetcher=fetch).write_pdf(sys.argv[1])
json.dump(sorted(set(refused)), sys.stdout)

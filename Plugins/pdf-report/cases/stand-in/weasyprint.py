"""Stands in for WeasyPrint in the cases: asks for every address, and prints a page without art."""

import re


def default_url_fetcher(address):
    return {"string": address}


class HTML:
    def __init__(self, string, base_url, url_fetcher):
        if "<broken>" in string:
            raise ValueError("This page cannot be printed.")
        self._text = string
        for address in re.findall(r'(?:src|<link href)="([^"]*)"', string):
            try:
                url_fetcher(address)
            except ValueError:
                pass

    def write_pdf(self, path):
        with open(path, "wb") as file:
            file.write(b"%PDF-1.7\n% stands in for a page of " +
                       str(len(self._text)).encode() + b" characters\n%%EOF\n")

"""PDF/A-2a beside PDF/UA-1, for archives that keep files for decades (ISO 19005-2, level A).

What the standard asks for besides what our files do anyway: the meaning of their colours, an output intent,
and a declaration, with a description of the one schema in the metadata that it does not know.
"""

from __future__ import annotations

from handouts.errors import ConfigError
from handouts.resources import data
from handouts.writers.pdf.objects import File
from handouts.writers.pdf.structure import Standard

CLAIM = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
NAMESPACE = ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'

# ISO 19005-2, 6.6.2.3.3: a schema that is not predefined is described in the file itself.
SCHEMA = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
)


def insist(standard: Standard) -> None:
    """Refuse a standard that PDF/A-2a cannot stand beside.

    Raises:
        ConfigError: It is PDF/UA-2, which needs PDF 2.0; PDF/A-2 is PDF 1.7 (ISO 19005-2, clause 1).
    """
    if standard.part != 1:
        raise ConfigError(
            "A file for an archive cannot be PDF/UA-2: that is PDF 2.0, and PDF/A-2a is PDF 1.7.",
            "Use the standard ua-1 with archive, or leave archive out.",
        )


def output_intent(file: File) -> bytes:
    """The catalog's entry that says what the colours mean: sRGB (IEC 61966-2-1), as screens show them.

    The profile was made by Little CMS, which puts none of its profiles under copyright; its date is fixed.
    """
    profile = file.stream(b"/N 3", data("srgb.icc").read_bytes())
    return (
        b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]" % profile.number
    )

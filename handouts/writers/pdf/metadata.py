"""What a file says about itself: XMP packet, information dictionary, date."""

from __future__ import annotations

import datetime
import os
from html import escape

import handouts
from handouts.writers.pdf import archive
from handouts.writers.pdf.objects import string
from handouts.writers.pdf.structure import Standard

CREATOR = f"handouts {handouts.__version__}"
PRODUCER = f"{CREATOR} (ReportLab)"


def info(title: str, when: datetime.datetime | None, producer: str = PRODUCER) -> bytes:
    """The information dictionary: the same as the XMP packet says, and no empty defaults."""
    dates = when.strftime("/CreationDate(D:%Y%m%d%H%M%SZ)/ModDate(D:%Y%m%d%H%M%SZ)") if when else ""
    return b"<</Title%s/Creator%s/Producer%s%s>>" % (
        string(title),
        string(CREATOR),
        string(producer),
        dates.encode("ascii"),
    )


def date() -> datetime.datetime | None:
    """The date that the builder asks for, if any; the time of day would make each build another file.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.datetime.fromtimestamp(int(asked), datetime.UTC) if asked.isdecimal() else None


def xmp(
    title: str,
    lang: str,
    standard: Standard,
    when: datetime.datetime | None,
    *,
    archived: bool = False,
    producer: str = PRODUCER,
) -> str:
    """The XMP packet: title, language, and which standards the file claims (ISO 14289-1, clause 5)."""
    day = when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else ""
    dates = f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>" if when else ""
    claim = f"<pdfuaid:part>{standard.part}</pdfuaid:part>"
    declared = ""
    if standard.part == 2:
        claim += "<pdfuaid:rev>2024</pdfuaid:rev>"
        declared = (
            '<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/"><pdfd:declarations><rdf:Bag>'
            '<rdf:li rdf:parseType="Resource">'
            "<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>"
            "</rdf:li></rdf:Bag></pdfd:declarations></rdf:Description>\n"
        )
    if archived:
        claim += archive.CLAIM
        declared += archive.SCHEMA
    name = escape(title, quote=False)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
        f' xmlns:xmp="http://ns.adobe.com/xap/1.0/"{archive.NAMESPACE if archived else ""}>\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{name}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:language><rdf:Bag><rdf:li>{escape(lang, quote=False)}</rdf:li></rdf:Bag></dc:language>\n"
        f"<pdf:Producer>{escape(producer, quote=False)}</pdf:Producer>\n"
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>{dates}\n"
        f"{claim}</rdf:Description>\n{declared}</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )

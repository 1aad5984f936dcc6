"""Metadata — 元数据: the document information dictionary and the XMP packet, which have to agree.

ISO 15930-7, 6.7: PDF/X-4 is said in XMP only (``pdfxid:GTS_PDFXVersion``), title, dates, trapping and
the ids of the document beside it. The only date is the date of issue, the only ids are hashes of the
content: what went in decides every byte that comes out.
"""

from __future__ import annotations

from composer import __version__
from composer.display.items import DisplayList
from composer.frozen import frozen
from composer.pdf.objects import Stream, plain, text

__all__ = ["Identity", "info_dictionary", "language", "xmp_packet"]

PRODUCER = "ReportLab PDF Library"
CREATOR = f"composer {__version__}"
_LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}


@frozen
class Identity:
    """What the file says it is."""

    title: str
    paper: str
    date: str
    language: str
    keywords: str
    digest: bytes
    """16 bytes out of the file's content."""
    standard: str = "PDF/X-4"
    """The standard that the file claims to keep; empty: none."""
    right_to_left: bool = False
    """Which way a reader turns its pages."""

    @classmethod
    def of(cls, display: DisplayList, digest: bytes, standard: str) -> Identity:
        """The identity of a file of `display` with content `digest`."""
        return cls(
            title=display.title,
            paper=display.paper,
            date=display.date,
            language=language(display.language),
            keywords="; ".join(display.keywords),
            digest=digest,
            standard=standard,
            right_to_left=display.right_to_left,
        )


def language(tag: str) -> str:
    """The language as PDF readers know it: by region, where the spec goes by script."""
    return _LANGUAGES.get(tag, tag)


def info_dictionary(identity: Identity) -> str:
    """The trailer's Info."""
    day = f"(D:{identity.date.replace('-', '')}000000Z)"
    keywords = f"/Keywords{text(identity.keywords)}" if identity.keywords else ""
    return (
        f"<</Title{text(identity.title)}/Author{text(identity.paper)}{keywords}"
        f"/Creator{text(CREATOR)}/Producer{text(PRODUCER)}"
        f"/CreationDate{day}/ModDate{day}/Trapped/False>>"
    )


def xmp_packet(identity: Identity) -> Stream:
    """The catalogue's Metadata."""
    number = identity.digest.hex()
    uuid = "-".join((number[:8], number[8:12], number[12:16], number[16:20], number[20:32]))
    packet = _PACKET.format(
        title=_escaped(identity.title),
        paper=_escaped(identity.paper),
        language=_escaped(identity.language),
        day=f"{identity.date}T00:00:00Z",
        keywords=f"<pdf:Keywords>{_escaped(identity.keywords)}</pdf:Keywords>"
        if identity.keywords
        else "",
        creator=CREATOR,
        producer=PRODUCER,
        uuid=uuid,
        standard=f"<pdfxid:GTS_PDFXVersion>{identity.standard}</pdfxid:GTS_PDFXVersion>\n"
        if identity.standard
        else "",
    )
    return plain(packet.encode("utf-8"), "/Type/Metadata/Subtype/XML")


def _escaped(words: str) -> str:
    """Words as XML text; `xml.sax` would cost 3 ms of start for these three."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{paper}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:MetadataDate>{day}</xmp:MetadataDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{uuid}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{uuid}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>{producer}</pdf:Producer>{keywords}
<pdf:Trapped>False</pdf:Trapped>
{standard}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

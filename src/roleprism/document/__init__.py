"""What a document is: frozen values, no input or output."""

from roleprism.document.posting import Posting
from roleprism.document.resume import Resume
from roleprism.document.section import Section, SectionKind
from roleprism.document.span import Place, Span
from roleprism.document.text import Text

Document = Posting | Resume

__all__ = ["Document", "Place", "Posting", "Resume", "Section", "SectionKind", "Span", "Text"]

"""Prior and evidence to calibrated shares; the one batch kernel."""

from roleprism.spectrum.reading import Reading, TitleReading
from roleprism.spectrum.spectrum import Spectrum

__all__ = ["Reading", "Spectrum", "TitleReading"]

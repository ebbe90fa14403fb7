"""Prior and evidence to calibrated shares; the one batch kernel."""

from roleprism.spectrum.reading import Reading, TitleReading
from roleprism.spectrum.spectrum import Spectrum, percents

__all__ = ["Reading", "Spectrum", "TitleReading", "percents"]

"""The standard tables of a disclosure (Shanghai and others): nine tables that every department has."""

from tracker.imports.disclosure.standard.figures import functions, headlines
from tracker.imports.disclosure.standard.kinds import is_standard
from tracker.imports.disclosure.standard.prose import FunctionReader
from tracker.imports.disclosure.standard.tables import StandardReader

__all__ = ["FunctionReader", "StandardReader", "functions", "headlines", "is_standard"]

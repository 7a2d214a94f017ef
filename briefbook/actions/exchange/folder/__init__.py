"""The briefing folder: reviewable text files, read with every fault named and written back byte for byte."""

from briefbook.actions.exchange.folder.faults import Fault, FolderFaults, listed
from briefbook.actions.exchange.folder.read import Reading, read_folder
from briefbook.actions.exchange.folder.write import write_folder

__all__ = ["Fault", "FolderFaults", "Reading", "listed", "read_folder", "write_folder"]

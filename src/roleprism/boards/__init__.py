"""Job boards: postings in, from companies' own public pages."""

from roleprism.boards.board import Board, BoardAnswer, Followed
from roleprism.boards.fetch import Fetcher
from roleprism.boards.registry import BOARDS, parse_followed

__all__ = ["BOARDS", "Board", "BoardAnswer", "Fetcher", "Followed", "parse_followed"]

"""A search that is kept: boards, store and advice wired together, for every door."""

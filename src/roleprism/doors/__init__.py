"""Where people and programs come in: parse, call, print."""

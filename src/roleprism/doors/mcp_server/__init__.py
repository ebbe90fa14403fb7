"""The product as tools of an assistant that speaks MCP."""

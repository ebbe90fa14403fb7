"""Bytes to text to sections; every offset points into the original text."""

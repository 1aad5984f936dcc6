"""Reading — 读文件: bytes to text, text to YAML nodes, each with its place."""

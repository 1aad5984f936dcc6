"""What the keys of the YAML mean, for people: words, types, bounds and examples, read off the models."""

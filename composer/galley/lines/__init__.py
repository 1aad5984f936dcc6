"""Lines — 行: breaks chosen for the whole paragraph, and lines made flush."""

"""The editions of the repository, read by programs that share nothing with this one."""

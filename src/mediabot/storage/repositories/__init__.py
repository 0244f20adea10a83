"""The repositories of `services/ports/`, by subject. Their docstrings there are the contract."""

"""The repositories of `services/ports.py`, by subject. Their docstrings there are the contract."""

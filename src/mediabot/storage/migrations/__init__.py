"""The history of the schema, from an empty database to `storage/rows/`.

A revision that was released never changes.
"""

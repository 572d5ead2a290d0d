"""What is built from reports: passages, facts, vectors, search, storage."""

"""What leaves the program: facts, changes and findings as bytes that others build on, and as tables for a person."""

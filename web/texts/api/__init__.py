"""The wording of the interface for programs: its page, its operations, its problems."""

"""What was theirs is handed on when somebody goes, and back when they return."""

"""What people see of absences, of who is on duty, of work that changes hands, and of rungs that reach nobody."""

"""What times written by people mean: on Monday 30 November 2026 at 10:00 in Randers unless a row says otherwise."""

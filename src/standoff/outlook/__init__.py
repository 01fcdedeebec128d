"""Where a dispute can settle in each stretch of time, and how well that holds."""

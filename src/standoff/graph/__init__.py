"""The arrays of the graph model: feasible states, ranks and moves."""

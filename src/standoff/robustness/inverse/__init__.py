"""The inverse question: the least change of preferences under which a state is an equilibrium."""

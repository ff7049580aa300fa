"""Forms nobody published: budgets drawn at random, printed in every way `Form` can say, read back figure by figure."""

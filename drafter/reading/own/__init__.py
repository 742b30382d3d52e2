"""Documents that drafter itself made: their style names say what every paragraph is, so that nothing has to be guessed."""

"""Standing phrases in a text: quoted exactly, nearly, or out of date."""

"""The review: what a careful colleague would notice in a document, as findings."""

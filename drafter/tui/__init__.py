"""The drafting screen: widgets over a session, and the only place that imports textual."""

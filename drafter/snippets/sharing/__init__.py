"""The shared layer and git: what changed is committed, merged record by record, sent, and said in words."""

from drafter.snippets.sharing.synchronisation import Synced, sync

__all__ = ["Synced", "sync"]

"""The guard at the door: what nobody may be identified or robbed by is masked before anything is kept."""

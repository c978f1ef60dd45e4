"""Settings: config files, command-line overrides, and the request that a run answers."""

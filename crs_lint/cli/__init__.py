"""The command line: one file a command, argument parsing, exit codes, standard streams."""

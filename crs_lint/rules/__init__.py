"""The rules, a folder for each category and a file for each rule, and the registry of them all."""

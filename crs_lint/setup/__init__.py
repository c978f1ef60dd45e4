"""What `crs-lint init` writes into a repository."""

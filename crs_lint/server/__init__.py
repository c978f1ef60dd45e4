"""The language server for editors, and the page that shows a bank while it is being written."""

"""XML, HTML and MathML, to Markdown and back."""

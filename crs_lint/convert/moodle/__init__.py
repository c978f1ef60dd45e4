"""The formats of Moodle: XML and GIFT."""

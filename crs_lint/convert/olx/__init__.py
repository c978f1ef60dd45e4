"""Problems of Open edX."""

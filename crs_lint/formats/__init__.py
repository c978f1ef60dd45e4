"""The shapes that items come in: the native schema, a team's schema, dialects."""

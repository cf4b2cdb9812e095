"""People who take part: plain records, known by random references."""

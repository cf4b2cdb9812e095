"""Workshop series: chains of workshops where what one produced is the next one's beginning."""

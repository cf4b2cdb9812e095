"""What the data protection officer looks at: who has looked, what is deleted when, what is processed and why."""

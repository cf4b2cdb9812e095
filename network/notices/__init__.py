"""What is collected from people, why, and how long it is kept; and who has said yes to what."""

"""What is asked of people, and what they answer: nobody can be found by an answer."""

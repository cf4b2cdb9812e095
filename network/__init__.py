"""Who, where, and what is published: regions, themes, materials, projects, councils."""

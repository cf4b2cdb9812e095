"""The roof: assembles the product from its rooms. It may know everyone; nobody knows it."""

"""What workers tell of using a material: a few words, checked before they show, without a name."""

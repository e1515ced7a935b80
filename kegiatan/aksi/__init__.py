"""Acts on several rows at once, one module per noun."""

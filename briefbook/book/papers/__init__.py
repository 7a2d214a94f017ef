"""One module per paper type; `table` lists them."""

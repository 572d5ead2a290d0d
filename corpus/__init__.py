"""Reports as they are printed: reading, sentences, quantities, periods."""

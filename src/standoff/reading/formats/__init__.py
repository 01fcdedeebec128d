"""What reports come in: each format yields the texts in it, with what it says of them."""

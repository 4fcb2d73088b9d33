"""Commands that measure how good answers are, and give what people judged of them."""

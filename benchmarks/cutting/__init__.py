"""How words are cut, and what is indexed of them."""

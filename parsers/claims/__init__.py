"""What sentences, and columns of differences, say of figures: amounts, changes and their absence become claims."""

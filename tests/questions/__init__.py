"""Questions labelled from the articles, not from the FAQ, and how they are marked."""

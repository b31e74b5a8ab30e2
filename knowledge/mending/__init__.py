"""Words as people type them, put right before anything is looked up: torn, disguised, shortened, misspelt."""

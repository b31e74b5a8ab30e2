"""How texts are compared and ranked, with no word on the subject: what retrieval.py is made of."""

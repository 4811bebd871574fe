"""From an article to the handouts made of it: the whole, and one a section, each able to stand alone.

What the tool itself adds (the draft notice, whom to call, words to know, who reviewed it) is added here, as
ordinary parts of the model, so that every writer says the same words in the same order.
"""

"""The rules of the review, one noun each; every module gives its rule in the language of the moment."""

"""A language model as a second reader: asked for claims, and believed in nothing.

Loaded only where one is asked for. Of these modules `connecting`, `requesting` and `client` alone
know the libraries that talk to models; what an answer has to stand up to is in `align` and
`checking`.
"""

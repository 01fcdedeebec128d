"""A language model as a second reader: asked for claims, and believed in nothing.

Loaded only where one is asked for. Of these modules `connecting` and `asking` alone know the
library that talks to models; what an answer has to stand up to is in `align` and `checking`.
"""

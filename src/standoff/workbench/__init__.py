"""The workbench: a local web application to read reports in, and to work on a dispute."""

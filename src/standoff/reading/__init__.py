"""What was reported: source, passages, language, names, claims, dossier."""

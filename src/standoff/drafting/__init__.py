"""From a dossier to a drafted dispute, each element cited or marked as assumed."""

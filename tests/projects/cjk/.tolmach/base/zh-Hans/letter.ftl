### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 8528d9f5086bd0a2
letter = The letter

# target: efde50a6ff6cb1e6
third-letter-came-march-perm = The **third** letter came in *March* from [Perm](https://example.org/perm).

# target: 5cedaab937b1b799
who-wrote = Who wrote it?

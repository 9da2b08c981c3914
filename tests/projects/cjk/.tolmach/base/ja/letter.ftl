### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: a3aafb5685fbf453
letter = The letter

# target: 63ce2dc8e32fc768
third-letter-came-march-perm = The **third** letter came in *March* from [Perm](https://example.org/perm).

# target: 27d07c3d219e9f17
who-wrote = Who wrote it?

### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 6e403120aabb4cd2
letter = The letter

# target: 98c432745527c199
third-letter-came-march-perm = The **third** letter came in *March* from [Perm](https://example.org/perm).

# target: 8c3d743217ce739b
who-wrote = Who wrote it?

### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: cc98a94eadfa68ca
hello = Hello

# target: b3ba6ecbfe652a64
smallest-project-link = This is *the smallest* project with [a link](https://example.org/a?b=1&c=2).

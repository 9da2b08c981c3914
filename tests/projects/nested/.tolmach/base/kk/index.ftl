### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 73490cc0d9bb2954
all-articles = All articles

# target: ecfee73edbc6d301
read-news = Read [the news](news/index.md).

### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: e17177ba1e46fcca
all-articles = All articles

# target: 3240a5237d824cce
read-news = Read [the news](news/index.md).

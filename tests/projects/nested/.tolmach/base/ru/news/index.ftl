### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: fa2ed2895d1d7111
news = The news

# target: 17e1b5c65191b70d
first-go-office = First, go to the office.

# target: bde085244742f8e0
take-passport = Take the passport.

# target: 73da5122d96fbbe3
then-write = Then write:

# target: f8a3e1716d02e3f3
law-1-says-so = The law[^1] says so.

# target: 058650b39f7999b2
article-59-constitution = Article 59 of the constitution.

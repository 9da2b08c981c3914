### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: d31df2c0ec1db7a3
news = The news

# target: 02a5232ea488c9c2
first-go-office = First, go to the office.

# target: 41b0fd2c1e48c815
take-passport = Take the passport.

# target: 3c2e263ab8b81bd3
take-pen = Take a pen.

# target: 289a8d1f4f742b38
then-write = Then write:

# target: 19c94f6e2f6e5beb
law-1-says-so = The law[^1] says so.

# target: 9fdde9d82700d886
article-59-constitution = Article 59 of the constitution.

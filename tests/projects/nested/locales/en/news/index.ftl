### Made from source/news/index.md by `tolmach segment`. Edit the article, not this file.

## The news

# Heading
news = The news

# List item
first-go-office = First, go to the office.

# List item
take-passport = Take the passport.

# List item
take-pen = Take a pen.

# List item
then-write = Then write:

# Paragraph
law-1-says-so = The law[^1] says so.

# Footnote
article-59-constitution = Article 59 of the constitution.

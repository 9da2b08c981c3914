### Made from source/index.md by `tolmach segment`. Edit the article, not this file.

## All articles

# Heading
all-articles = All articles

# Paragraph
read-news = Read [the news](news/index.md).

### Made from source/letter.md by `tolmach segment`. Edit the article, not this file.

## The letter

# Heading
letter = The letter

# Paragraph
third-letter-came-march-perm = The **third** letter came in *March* from [Perm](https://example.org/perm).

# Paragraph
who-wrote = Who wrote it?

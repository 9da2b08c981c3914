### Mistakes
### Made from source/mistakes.md by `tolmach segment`. Edit the article, not this file.

# Front matter `title`
mistakes = Mistakes

# Paragraph
unindented-second-line = An unindented second line.

# Paragraph
brace-not-closed = A brace that is not closed.

# Paragraph
message-without-text = A message without a text.

# Paragraph
message-written-twice = A message that is written twice.

# Paragraph
# $detained = 1310
police-detained-detained-people = Police detained { $detained } people.

# Paragraph
message-nobody-has-translated = A message that nobody has translated.

# Paragraph
message-forgotten-comment = A message that was forgotten in a comment.

# Paragraph
attribute-nobody-asked = An attribute that nobody asked for.

# Paragraph
merge-never-finished = A merge that was never finished.

### Hello
### Made from source/hello.md by `tolmach segment`. Edit the article, not this file.

# Front matter `title`
hello = Hello

# Paragraph
smallest-project-link = This is *the smallest* project with [a link](https://example.org/a?b=1&c=2).

### Russian (ru)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: All articles
all-articles = Все статьи

# en: Read [the news](news/index.md).
read-news = Читайте [новости](news/index.md).

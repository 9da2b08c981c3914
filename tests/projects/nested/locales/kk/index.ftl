### Kazakh (kk)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: All articles
all-articles = Барлық мақалалар

# en: Read [the news](news/index.md).
read-news = [Жаңалықтарды](news/index.md) оқыңыз.

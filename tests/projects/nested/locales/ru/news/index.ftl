### Russian (ru)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The news
news = Новости

# en: First, go to the office.
first-go-office = Сначала идите в { -office }.

# en: Take the passport.
take-passport = Возьмите паспорт.

# en: Take a pen.
# take-pen =

# en: Then write:
then-write = Потом напишите:

# en: The law[^1] says so.
law-1-says-so = Так гласит закон[^1].

# en: Article 59 of the constitution.
article-59-constitution = Статья 59 конституции.

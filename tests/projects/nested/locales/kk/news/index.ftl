### Kazakh (kk)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The news
news = Жаңалықтар

# en: First, go to the office.
first-go-office = Алдымен { -office } кеңсесіне барыңыз.

# en: Take the passport.
take-passport = Паспортыңызды алыңыз.

# en: Take a pen.
take-pen = Қаламсап алыңыз.

# en: Then write:
then-write = Содан кейін жазыңыз:

# en: The law[^1] says so.
law-1-says-so = Заң[^1] солай дейді.

# en: Article 59 of the constitution.
article-59-constitution = Конституцияның 59-бабы.

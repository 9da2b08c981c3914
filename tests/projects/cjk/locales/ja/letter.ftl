### Japanese (ja)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The letter
letter = その手紙

# en: The **third** letter came in *March* from [Perm](https://example.org/perm).
third-letter-came-march-perm = **3通目**の手紙は*3月*に[ペルミ](https://example.org/perm)から届きました。

# en: Who wrote it?
who-wrote = 誰が書いたのですか？

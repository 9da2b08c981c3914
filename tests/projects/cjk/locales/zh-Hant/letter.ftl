### Chinese (zh-Hant)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The letter
letter = 那封信

# en: The **third** letter came in *March* from [Perm](https://example.org/perm).
# third-letter-came-march-perm =

# en: Who wrote it?
# who-wrote =

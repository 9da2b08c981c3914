### Chinese (zh-Hans)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The letter
letter = 那封信

# en: The **third** letter came in *March* from [Perm](https://example.org/perm).
third-letter-came-march-perm = 第**三**封信是*三月*从[彼尔姆](https://example.org/perm)寄来的。

# en: Who wrote it?
who-wrote = 是谁写的？

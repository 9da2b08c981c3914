### Korean (ko)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The letter
letter = 그 편지

# en: The **third** letter came in *March* from [Perm](https://example.org/perm).
third-letter-came-march-perm = **세 번째** 편지는 *3월*에 [페름](https://example.org/perm)에서 왔습니다.

# en: Who wrote it?
who-wrote = 누가 썼습니까?

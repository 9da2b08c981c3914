### Hello
### Russian (ru)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Hello
hello = Привет

# en: This is *the smallest* project with [a link](https://example.org/a?b=1&c=2).
smallest-project-link = Это *самый маленький* проект со [ссылкой](https://example.org/a?b=1&c=2).

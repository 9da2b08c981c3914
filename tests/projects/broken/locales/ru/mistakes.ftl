### Mistakes
### Russian (ru)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Mistakes
mistakes = Ошибки

# en: An unindented second line.
unindented-second-line = Вторая строка
без отступа.

# en: A brace that is not closed.
brace-not-closed = Скобка { не закрыта.

# en: A message without a text.
message-without-text =

# en: A message that is written twice.
message-written-twice = Сообщение, написанное дважды.
message-written-twice = И ещё раз.

# en: Police detained { $detained } people.
police-detained-detained-people = Полиция задержала { $detainees } человек.

# en: A message that nobody has translated.
# message-nobody-has-translated =

# en: A message that was forgotten in a comment.
# message-forgotten-comment = Сообщение, забытое в комментарии.

# en: An attribute that nobody asked for.
attribute-nobody-asked = Атрибут, о котором никто не просил.
    .title = Вот он

# en: A merge that was never finished.
<<<<<<< HEAD
merge-never-finished = Слияние, которое не закончили.
=======
merge-never-finished = Незаконченное слияние.
>>>>>>> branch

nobody-knows-this = Этого нет в статье.

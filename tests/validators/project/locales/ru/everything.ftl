everything-article-may-hold = Всё, что может быть в «статье» <b>& больше</b> </script>
tables-footnotes-pictures-code-nested = Таблицы, сноски и "предупреждения" <script>
first-paragraph-emphasis-strength =
    Первый абзац с *выделением*, **силой**, ~~ошибкой~~, `inline code < & >`, [ссылкой](https://example.org/?a=1&b=2 "Заголовок"), <https://example.org/> и <writer@example.org>. Дальше разрыв,
    и <kbd>Ctrl</kbd> — HTML автора <iframe src=https://example.org></iframe>.
table = Таблица

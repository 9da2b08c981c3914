everything-article-may-hold = كل ما قد يحتويه مقال
first-paragraph-emphasis-strength =
    فقرة أولى فيها *تشديد* و**قوة** و~~خطأ~~ و`inline code < & >` و[رابط](https://example.org/?a=1&b=2 "عنوان") و<https://example.org/> و<writer@example.org>. يلي ذلك سطر جديد،
    و<kbd>Ctrl</kbd> من كتابة صاحب المقال.
table = جدول

### Interface words of editions: what a page says around an article.
### Georgian (ka)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Read in
read-in = სხვა ენებზე

# en: Original
original = ორიგინალი

# en: Translated from English
translated-from-english = თარგმნილია ინგლისურიდან

# en: Published
published = გამოქვეყნების თარიღი

# en: This translation is a draft: a native speaker has not reviewed it yet.
unreviewed-notice = ეს თარგმანი სამუშაო ვერსიაა: ის ჯერ არ შეუმოწმებია ადამიანს, რომლისთვისაც ქართული მშობლიური ენაა.

# en: Parts of this article have not been translated yet and are shown in English.
untranslated-notice = ამ სტატიის ზოგიერთი ნაწილი ჯერ არ არის თარგმნილი და ინგლისურად არის ნაჩვენები.

# en: Parts of this article have not been translated yet and are shown in another language.
fallback-notice = ამ სტატიის ზოგიერთი ნაწილი ჯერ არ არის თარგმნილი და სხვა ენაზეა ნაჩვენები.

# en: The English original of some passages has changed since they were translated.
outdated-notice = ზოგიერთი მონაკვეთის ინგლისური ორიგინალი თარგმნის შემდეგ შეიცვალა.

# en: The English original of this passage has changed since it was translated.
outdated-note = ამ მონაკვეთის ინგლისური ორიგინალი თარგმნის შემდეგ შეიცვალა.

# en: Skip to the text
skip-to-text = ტექსტზე გადასვლა

# en: Articles
articles = სტატიები

# en: Languages
languages = ენები

# en: Footnotes
footnotes = სქოლიოები

# en: Back to the text
back-to-text = ტექსტთან დაბრუნება

# en: Note
alert-note = შენიშვნა

# en: Tip
alert-tip = რჩევა

# en: Important
alert-important = მნიშვნელოვანია

# en: Warning
alert-warning = გაფრთხილება

# en: Caution
alert-caution = ფრთხილად

# en: Table
table = ცხრილი

# en: Done
task-done = შესრულებულია

# en: To do
task-open = შესასრულებელია

# en: Feed
feed = სიახლეების არხი

# en: Translation
translator = თარგმანი

### Interface words of editions: what a page says around an article.
### Turkish (tr)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Read in
read-in = Diğer dillerde

# en: Original
original = Orijinal

# en: Translated from English
translated-from-english = İngilizceden çevrilmiştir

# en: Published
published = Yayım tarihi

# en: This translation is a draft: a native speaker has not reviewed it yet.
unreviewed-notice = Bu çeviri bir taslaktır: Ana dili Türkçe olan biri tarafından henüz gözden geçirilmemiştir.

# en: Parts of this article have not been translated yet and are shown in English.
untranslated-notice = Bu yazının bazı bölümleri henüz çevrilmemiştir ve İngilizce olarak gösterilmektedir.

# en: Parts of this article have not been translated yet and are shown in another language.
fallback-notice = Bu yazının bazı bölümleri henüz çevrilmemiştir ve başka bir dilde gösterilmektedir.

# en: The English original of some passages has changed since they were translated.
outdated-notice = Bazı bölümlerin İngilizce orijinali, çeviri yapıldıktan sonra değişmiştir.

# en: The English original of this passage has changed since it was translated.
outdated-note = Bu bölümün İngilizce orijinali, çeviri yapıldıktan sonra değişmiştir.

# en: Skip to the text
skip-to-text = Metne geç

# en: Articles
articles = Yazılar

# en: Languages
languages = Diller

# en: Footnotes
footnotes = Dipnotlar

# en: Back to the text
back-to-text = Metne dön

# en: Note
alert-note = Not

# en: Tip
alert-tip = İpucu

# en: Important
alert-important = Önemli

# en: Warning
alert-warning = Uyarı

# en: Caution
alert-caution = Dikkat

# en: Table
table = Tablo

# en: Done
task-done = Yapıldı

# en: To do
task-open = Yapılacak

# en: Feed
feed = Akış

# en: Translation
translator = Çeviri

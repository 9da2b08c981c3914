### The radio
### Arabic (ar)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The radio
radio = الإذاعة

# en: The radio
radio-2 = الإذاعة

# en: “We listen to *Radio Liberty* at 10,” says Anna.
we-listen-radio-liberty-10 = تقول آنا: ”نستمع إلى *Radio Liberty* في الساعة 10“.

# en: City
city = المدينة

# en: Letters
letters = الرسائل

# en: Perm
perm = بيرم

# en: 1,310
n-1310 = 1310

# en: Nobody answers the phone.
nobody-answers-phone = لا أحد يجيب على الهاتف.

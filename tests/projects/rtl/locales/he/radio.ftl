### The radio
### Hebrew (he)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The radio
radio = הרדיו

# en: The radio
radio-2 = הרדיו

# en: “We listen to *Radio Liberty* at 10,” says Anna.
we-listen-radio-liberty-10 = „אנחנו מאזינים ל־*Radio Liberty* ב־10”, אומרת אנה.

# en: City
city = עיר

# en: Letters
letters = מכתבים

# en: Perm
# perm =

# en: 1,310
# n-1310 =

# en: Nobody answers the phone.
# nobody-answers-phone =

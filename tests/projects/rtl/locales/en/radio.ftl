### The radio
### Made from source/radio.md by `tolmach segment`. Edit the article, not this file.

# Front matter `title`
radio = The radio

## The radio

# Heading
radio-2 = The radio

# Paragraph
we-listen-radio-liberty-10 = “We listen to *Radio Liberty* at 10,” says Anna.

# Table cell
city = City

# Table cell
letters = Letters

# Table cell
perm = Perm

# Table cell
n-1310 = 1,310

# Quotation
nobody-answers-phone = Nobody answers the phone.

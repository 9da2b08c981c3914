### Everything an article may hold
### Made from source/everything.md by `tolmach segment`. Edit the article, not this file.

# Front matter `title`
everything-article-may-hold = Everything an article may hold

# Front matter `description`
tables-footnotes-pictures-code-nested = Tables, footnotes, pictures, code, nested lists & "alerts"

# Paragraph
first-paragraph-emphasis-strength =
    A first paragraph with *emphasis*, **strength**, ~~a mistake~~, `inline code < & >`, a [link](https://example.org/?a=1&b=2 "A title"), <https://example.org/> and <writer@example.org>. A line break follows,
    and <kbd>Ctrl</kbd> is the author's own HTML.

## Table

# Heading
table = Table

# Table cell
left = Left

# Table cell
centre = Centre

# Table cell
right = Right

# Table cell
row = Row

# Table cell
one = one

# Table cell
two = two

# Table cell
n-3000 = 3,000

# Table cell
row-many-words-so-table = A row with many words so that the table is wider than a telephone

# Table cell
link = a [link](two-headings.md)

# Table cell
code = `code`

## Pictures

# Heading
pictures = Pictures

# Paragraph
square-point = ![A square](img/square.svg) and ![a point](img/point.png "A point").

# Paragraph
picture-link = [![A picture that is a link](img/square.svg)](https://example.org/)

# Paragraph
picture-another-host = ![A picture of another host](https://pictures.example/a.png)

## Code

# Heading
code-2 = Code

## Lists

# Heading
lists = Lists

# List item
one-2 = one

# List item
two-2 = two

# List item
first = first

# List item
second = second

# List item
deep = deep

# List item
deeper = deeper

# List item
three = three

# List item
starts-three = starts with three

# List item
four = four

# List item
paragraph-item = A paragraph in an item.

# List item
done = done

# List item
do = to do

# Term
term = Term

# Definition
definition-link = Its definition, [with a link](https://example.org/)

## Alerts

# Heading
alerts = Alerts

# Quotation
note = A note.

# Quotation
tip = A tip.

# Quotation
important = Important.

# Quotation
warning = A warning.

# Quotation
caution-list = A caution with a list:

# List item
item = item

# Quotation
quotation = A quotation.

# Quotation
quotation-2 = In a quotation.

## Alerts › A heading with an id

# Heading
heading-id = A heading with an id

# Paragraph
footnotes-may-used-twice-hold = Footnotes[^one] may be used twice[^one], and hold others[^two].

# Footnote
first-link = The first, with a [link](https://example.org/).

# Footnote
second-2 = The second.

# Footnote
two-paragraphs = With two paragraphs[^three].

# Footnote
third = The third.

# HTML
authors-own-block-hidden-text =
    <details>
    <summary>The author's own block</summary>
    <p>Hidden text.</p>
    </details>

-brand = Lantern
-vendor = Lamp Makers

greeting = Welcome to { -brand }
farewell = Goodbye, { $user }
title-one = Open the letters
title-two = Close the letters

letters = { $count ->
    [one] One letter arrived
   *[other] { $count } letters arrived
}
pages = { $count ->
    [one] One page is left
   *[other] { $count } pages are left
}
button = Send
    .accesskey = S
field = Name
toolbar = Tools
    .label = Show tools
maker = Made by { -vendor }
see-also = See { greeting }
paragraph = The letter is on its way

shared-by = { $user } shared a picture
signed-by = Signed by { $user }
size = The picture has { NUMBER($size) } bytes
price = It costs { NUMBER($price, minimumFractionDigits: 2) } today
link = Read <a href="https://example.org/help">the help</a> first
address = Ask <a href="https://example.org/ask">the makers</a> about it
command = Type <code>lantern --open</code> to begin
tooltip = Shows what is new
order = { $gender ->
    [female] She sent it
   *[other] They sent it
} { $place }
about = About { -brand }
circle-one = The first text
circle-two = The second text
trial = The trial ends in 30 days

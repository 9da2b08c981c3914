### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: c4c6b744f4859c6c
radio = The radio

# target: c4c6b744f4859c6c
radio-2 = The radio

# target: 0f7cbc44ea76b25d
we-listen-radio-liberty-10 = “We listen to *Radio Liberty* at 10,” says Anna.

# target: 12a63c177bab8102
city = City

# target: 69a3313e87f2bdbb
letters = Letters

# target: 59af4bcbb26a817f
perm = Perm

# target: 6ba182d5eb755f20
n-1310 = 1,310

# target: 2be656d9832eb8eb
nobody-answers-phone = Nobody answers the phone.

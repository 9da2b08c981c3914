### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 60dbccc059bdb0bf
-office = the enlistment office

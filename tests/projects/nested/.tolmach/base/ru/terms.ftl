### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 466790876141826b
-office = the enlistment office
